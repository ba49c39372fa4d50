/** Monitoring as a job, over HTTP, in PostgreSQL and events. */
@NullMarked
package pe.juntos.coresponsibility.monitoring.adapter;

import org.jspecify.annotations.NullMarked;
