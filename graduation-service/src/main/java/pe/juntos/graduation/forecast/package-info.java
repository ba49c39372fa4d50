/** When a household will leave, seen ahead (GRA-7). */
@NullMarked
package pe.juntos.graduation.forecast;

import org.jspecify.annotations.NullMarked;
