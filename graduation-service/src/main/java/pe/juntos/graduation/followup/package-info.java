/** Households after they left (GRA-8). */
@NullMarked
package pe.juntos.graduation.followup;

import org.jspecify.annotations.NullMarked;
