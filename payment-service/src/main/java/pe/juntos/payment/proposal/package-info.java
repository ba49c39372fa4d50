/** Files of rights that one person sends and another one decides on. */
@NullMarked
package pe.juntos.payment.proposal;

import org.jspecify.annotations.NullMarked;
