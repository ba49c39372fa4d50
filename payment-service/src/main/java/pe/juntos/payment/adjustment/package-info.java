/** What persons add to a household's transfers, or take back from them. */
@NullMarked
package pe.juntos.payment.adjustment;

import org.jspecify.annotations.NullMarked;
