/** Requests for reconsideration over HTTP and in PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.reconsideration.adapter;

import org.jspecify.annotations.NullMarked;
