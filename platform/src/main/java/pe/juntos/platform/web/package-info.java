/** Problem details, idempotency keys and correlation ids at the edge. */
@NullMarked
package pe.juntos.platform.web;

import org.jspecify.annotations.NullMarked;
