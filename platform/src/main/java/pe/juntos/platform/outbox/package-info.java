/** What a transaction announces, kept beside its effect until the broker has it. */
@NullMarked
package pe.juntos.platform.outbox;

import org.jspecify.annotations.NullMarked;
