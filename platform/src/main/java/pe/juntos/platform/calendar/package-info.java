/** Working days of public offices in Peru, for time limits. */
@NullMarked
package pe.juntos.platform.calendar;

import org.jspecify.annotations.NullMarked;
