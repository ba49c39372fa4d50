/** G2P Connect messages, written and read piece by piece. */
@NullMarked
package pe.juntos.payment.g2p.adapter;

import org.jspecify.annotations.NullMarked;
