/** The command line of the platform on one machine. */
@NullMarked
package pe.juntos.local;

import org.jspecify.annotations.NullMarked;
