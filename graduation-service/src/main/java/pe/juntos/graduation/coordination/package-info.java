/** How far each district is in the phases of graduation: preparation, coordination, execution (GRA-4). */
@NullMarked
package pe.juntos.graduation.coordination;

import org.jspecify.annotations.NullMarked;
