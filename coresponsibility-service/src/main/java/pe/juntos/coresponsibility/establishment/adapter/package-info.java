/** Establishments by file, PostgreSQL and event. */
@NullMarked
package pe.juntos.coresponsibility.establishment.adapter;

import org.jspecify.annotations.NullMarked;
