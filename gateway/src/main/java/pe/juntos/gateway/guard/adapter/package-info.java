/** Holds every request to its limits. */
@NullMarked
package pe.juntos.gateway.guard.adapter;

import org.jspecify.annotations.NullMarked;
