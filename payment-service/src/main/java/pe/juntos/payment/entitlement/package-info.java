/** What a household has a right to, by the verdicts of a period. */
@NullMarked
package pe.juntos.payment.entitlement;

import org.jspecify.annotations.NullMarked;
