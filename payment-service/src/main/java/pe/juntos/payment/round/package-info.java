/** The round and the two persons that let it go. */
@NullMarked
package pe.juntos.payment.round;

import org.jspecify.annotations.NullMarked;
