/** The world outside Juntos, simulated. Sandbox only: nothing here may run beside real data. */
@NullMarked
package pe.juntos.sandbox;

import org.jspecify.annotations.NullMarked;
