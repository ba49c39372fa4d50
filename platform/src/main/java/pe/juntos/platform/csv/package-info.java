/** Files of any size, line by line, with coded refusals. */
@NullMarked
package pe.juntos.platform.csv;

import org.jspecify.annotations.NullMarked;
