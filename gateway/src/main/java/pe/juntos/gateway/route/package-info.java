/** Where requests go. */
@NullMarked
package pe.juntos.gateway.route;

import org.jspecify.annotations.NullMarked;
