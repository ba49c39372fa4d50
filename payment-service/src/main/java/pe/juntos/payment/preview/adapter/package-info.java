/** The preview over HTTP. */
@NullMarked
package pe.juntos.payment.preview.adapter;

import org.jspecify.annotations.NullMarked;
