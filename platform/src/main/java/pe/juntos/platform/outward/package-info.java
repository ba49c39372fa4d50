/** Calls to addresses that others name: on the open network only, without following where they lead. */
@NullMarked
package pe.juntos.platform.outward;

import org.jspecify.annotations.NullMarked;
