/** Notices over HTTP, on paper and in PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.notice.adapter;

import org.jspecify.annotations.NullMarked;
