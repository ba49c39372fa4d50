/** Test support: real servers, a token issuer, events in and out, contracts and the architecture rules every service shares. */
@NullMarked
package pe.juntos.platform.test;

import org.jspecify.annotations.NullMarked;
