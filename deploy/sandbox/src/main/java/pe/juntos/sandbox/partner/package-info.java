/** Partners, households and a gestora who answer by themselves, deterministic by seed. Sandbox only. */
@NullMarked
package pe.juntos.sandbox.partner;

import org.jspecify.annotations.NullMarked;
