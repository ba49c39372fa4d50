/** How fast the conditionality API takes evidence, with nothing lost and nothing taken twice. */
@NullMarked
package pe.juntos.bench.intake;

import org.jspecify.annotations.NullMarked;
