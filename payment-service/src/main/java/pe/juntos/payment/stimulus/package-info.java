/** The stimulus of establishments that fulfil what they owe the families: a second kind of payee (001 PAY-08). */
@NullMarked
package pe.juntos.payment.stimulus;

import org.jspecify.annotations.NullMarked;
