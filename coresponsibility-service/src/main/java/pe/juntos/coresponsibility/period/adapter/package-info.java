/** Periods over HTTP, PostgreSQL and events. */
@NullMarked
package pe.juntos.coresponsibility.period.adapter;

import org.jspecify.annotations.NullMarked;
