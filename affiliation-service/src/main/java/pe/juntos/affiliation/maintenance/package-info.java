/** Keeps the register true: what happens to households and persons after they are listed (AFF-5). */
@NullMarked
package pe.juntos.affiliation.maintenance;

import org.jspecify.annotations.NullMarked;
