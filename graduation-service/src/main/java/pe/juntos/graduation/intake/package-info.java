/** The files of SISFOH and of the gestores (GRA-2, GRA-3). */
@NullMarked
package pe.juntos.graduation.intake;

import org.jspecify.annotations.NullMarked;
