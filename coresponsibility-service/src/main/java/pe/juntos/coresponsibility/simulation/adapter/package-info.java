/** Simulations over HTTP, as a job, and their results in PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.simulation.adapter;

import org.jspecify.annotations.NullMarked;
