/** Bimesters and their life (CAL-1, CAL-2, VER-6). */
@NullMarked
package pe.juntos.coresponsibility.period;

import org.jspecify.annotations.NullMarked;
