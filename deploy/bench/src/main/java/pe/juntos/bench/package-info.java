/** The benchmark: a close measured, its result verified, and the machine's floor beside it. */
@NullMarked
package pe.juntos.bench;

import org.jspecify.annotations.NullMarked;
