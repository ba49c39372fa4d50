/** Helping families leave poverty, and leave the programme well. */
@NullMarked
package pe.juntos.graduation;

import org.jspecify.annotations.NullMarked;
