/** Persons and households that are in the register twice: found, looked at by a person, merged and un-merged (TGT-4). */
@NullMarked
package pe.juntos.affiliation.duplicate;

import org.jspecify.annotations.NullMarked;
