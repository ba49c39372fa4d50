/** A bank that answers payment orders, deterministic by seed. Pure Java, streaming. Sandbox only. */
@NullMarked
package pe.juntos.sandbox.bank;

import org.jspecify.annotations.NullMarked;
