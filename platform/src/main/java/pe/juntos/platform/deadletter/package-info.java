/** Events that could not be applied, kept with the reason until somebody replays them. */
@NullMarked
package pe.juntos.platform.deadletter;

import org.jspecify.annotations.NullMarked;
