/** Accompaniments over HTTP, PostgreSQL and events. */
@NullMarked
package pe.juntos.coresponsibility.accompaniment.adapter;

import org.jspecify.annotations.NullMarked;
