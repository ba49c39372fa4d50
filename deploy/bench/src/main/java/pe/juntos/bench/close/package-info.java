/** A close of a generated population, timed step by step. */
@NullMarked
package pe.juntos.bench.close;

import org.jspecify.annotations.NullMarked;
