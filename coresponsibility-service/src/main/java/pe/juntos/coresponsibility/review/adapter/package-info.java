/** Cases for a person over HTTP and in PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.review.adapter;

import org.jspecify.annotations.NullMarked;
