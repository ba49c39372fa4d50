/** How long the whole platform takes to start, and what it holds while nobody asks anything of it. */
@NullMarked
package pe.juntos.bench.up;

import org.jspecify.annotations.NullMarked;
