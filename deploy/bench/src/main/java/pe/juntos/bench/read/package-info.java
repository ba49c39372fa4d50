/** How long one household's file takes to be read, at a steady rate. */
@NullMarked
package pe.juntos.bench.read;

import org.jspecify.annotations.NullMarked;
