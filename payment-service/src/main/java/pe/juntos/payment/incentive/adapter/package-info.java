/** Files of incentives, received, decided by a second person, and entitled. */
@NullMarked
package pe.juntos.payment.incentive.adapter;

import org.jspecify.annotations.NullMarked;
