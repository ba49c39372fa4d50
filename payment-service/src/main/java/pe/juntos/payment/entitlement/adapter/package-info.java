/** Verdicts and periods as coresponsibility tells of them. */
@NullMarked
package pe.juntos.payment.entitlement.adapter;

import org.jspecify.annotations.NullMarked;
