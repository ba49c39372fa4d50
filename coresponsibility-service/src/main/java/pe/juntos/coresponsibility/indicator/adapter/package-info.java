/** Indicators over HTTP, counted by PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.indicator.adapter;

import org.jspecify.annotations.NullMarked;
