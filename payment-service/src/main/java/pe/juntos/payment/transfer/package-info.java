/** A transfer's life. */
@NullMarked
package pe.juntos.payment.transfer;

import org.jspecify.annotations.NullMarked;
