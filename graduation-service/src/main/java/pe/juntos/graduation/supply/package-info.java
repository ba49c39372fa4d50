/** Whether partners have places for those who need one (GRA-6). */
@NullMarked
package pe.juntos.graduation.supply;

import org.jspecify.annotations.NullMarked;
