/** Processes that outlive the command that started them: start, find again, look at, stop. */
@NullMarked
package pe.juntos.local.process;

import org.jspecify.annotations.NullMarked;
