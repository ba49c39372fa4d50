/** What a round would pay, before anybody lets it go. */
@NullMarked
package pe.juntos.payment.preview;

import org.jspecify.annotations.NullMarked;
