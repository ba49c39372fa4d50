/** What nobody may ask too much of: how often, how large, and of a service that does not answer. */
@NullMarked
package pe.juntos.gateway.guard;

import org.jspecify.annotations.NullMarked;
