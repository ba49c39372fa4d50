/** What households take of the money that was credited, and what becomes of the rest (PAY-7, PAY-8). */
@NullMarked
package pe.juntos.payment.collection;

import org.jspecify.annotations.NullMarked;
