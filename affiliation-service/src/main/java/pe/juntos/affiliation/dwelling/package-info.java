/** Two households at one address, or one household split in two: what a person has to look at (TGT-3, TGT-4). */
@NullMarked
package pe.juntos.affiliation.dwelling;

import org.jspecify.annotations.NullMarked;
