/** Passes requests on over HTTP, and says what became of them. */
@NullMarked
package pe.juntos.gateway.route.adapter;

import org.jspecify.annotations.NullMarked;
