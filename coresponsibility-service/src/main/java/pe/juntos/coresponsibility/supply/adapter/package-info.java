/** Supply assessments over HTTP, in PostgreSQL and as events. */
@NullMarked
package pe.juntos.coresponsibility.supply.adapter;

import org.jspecify.annotations.NullMarked;
