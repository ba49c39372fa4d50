/** Lists of establishments, received, decided by a second person, and owed. */
@NullMarked
package pe.juntos.payment.stimulus.adapter;

import org.jspecify.annotations.NullMarked;
