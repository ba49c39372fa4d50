/** What is told to the bank and what it answers. */
@NullMarked
package pe.juntos.payment.bank;

import org.jspecify.annotations.NullMarked;
