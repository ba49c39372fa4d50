/** Several machines, each played by the processes of an address of its own, and the network between them. */
@NullMarked
package pe.juntos.local.machines;

import org.jspecify.annotations.NullMarked;
