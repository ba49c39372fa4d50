/** Which events a handler has already applied. */
@NullMarked
package pe.juntos.platform.inbox;

import org.jspecify.annotations.NullMarked;
