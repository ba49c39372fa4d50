/** The national jobs beside the close, each timed and its result compared with a recomputation by SQL. */
@NullMarked
package pe.juntos.bench.national;

import org.jspecify.annotations.NullMarked;
