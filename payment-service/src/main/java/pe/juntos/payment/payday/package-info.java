/** Where and when each community is paid: pay points by travel time, days by load (PAY-8). */
@NullMarked
package pe.juntos.payment.payday;

import org.jspecify.annotations.NullMarked;
