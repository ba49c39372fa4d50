/** Components whose grounds a sector reports in a file: the VRAE secondary incentive and early childhood (PAY-1). */
@NullMarked
package pe.juntos.payment.incentive;

import org.jspecify.annotations.NullMarked;
