/** What of the programme's budget does not reach the families. */
@NullMarked
package pe.juntos.payment.budget;

import org.jspecify.annotations.NullMarked;
