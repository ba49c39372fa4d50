/** The values that every feature of payment speaks of: soles and bimesters. */
@NullMarked
package pe.juntos.payment.kernel;

import org.jspecify.annotations.NullMarked;
