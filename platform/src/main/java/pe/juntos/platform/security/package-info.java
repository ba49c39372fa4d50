/** Who calls, in which role, for which territory. */
@NullMarked
package pe.juntos.platform.security;

import org.jspecify.annotations.NullMarked;
