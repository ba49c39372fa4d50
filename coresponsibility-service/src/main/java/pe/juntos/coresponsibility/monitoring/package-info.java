/** The clinical schedule and its early alerts, apart from verdicts and payment (MON-1). */
@NullMarked
package pe.juntos.coresponsibility.monitoring;

import org.jspecify.annotations.NullMarked;
