/** Reports of the budget over HTTP and in the database. */
@NullMarked
package pe.juntos.payment.budget.adapter;

import org.jspecify.annotations.NullMarked;
