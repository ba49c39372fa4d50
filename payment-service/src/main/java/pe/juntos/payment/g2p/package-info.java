/** The bank's other language: rounds as G2P Connect Disburse 1.0.0 messages. */
@NullMarked
package pe.juntos.payment.g2p;

import org.jspecify.annotations.NullMarked;
