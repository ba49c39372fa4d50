/** The result a close must have, recomputed by plain SQL from its input files, independently of the services. */
@NullMarked
package pe.juntos.bench.oracle;

import org.jspecify.annotations.NullMarked;
