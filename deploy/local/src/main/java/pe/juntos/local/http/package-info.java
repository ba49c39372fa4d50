/** Calls through the gateway that wait for what is away and are never applied twice. */
@NullMarked
package pe.juntos.local.http;

import org.jspecify.annotations.NullMarked;
