/** The dated parameters of the rules (POL-1). */
@NullMarked
package pe.juntos.coresponsibility.policy;

import org.jspecify.annotations.NullMarked;
