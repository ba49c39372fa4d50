/** Sandbox only: a stand-in for RENIEC's on-line check, with manners that can be foreseen. */
@NullMarked
package pe.juntos.sandbox.reniec;

import org.jspecify.annotations.NullMarked;
