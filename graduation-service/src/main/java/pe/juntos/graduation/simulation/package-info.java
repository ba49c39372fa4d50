/** What a version of the exit policy would make of the register, without changing anything (GRA-1, POL-3). */
@NullMarked
package pe.juntos.graduation.simulation;

import org.jspecify.annotations.NullMarked;
