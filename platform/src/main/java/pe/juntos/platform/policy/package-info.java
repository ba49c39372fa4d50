/** Dated parameters with their legal basis. */
@NullMarked
package pe.juntos.platform.policy;

import org.jspecify.annotations.NullMarked;
