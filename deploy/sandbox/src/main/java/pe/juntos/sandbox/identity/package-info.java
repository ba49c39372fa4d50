/** A small OpenID provider with invented people and institutions. Sandbox only. */
@NullMarked
package pe.juntos.sandbox.identity;

import org.jspecify.annotations.NullMarked;
