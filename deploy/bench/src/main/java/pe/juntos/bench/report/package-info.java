/** The figures, for people and for machines. */
@NullMarked
package pe.juntos.bench.report;

import org.jspecify.annotations.NullMarked;
