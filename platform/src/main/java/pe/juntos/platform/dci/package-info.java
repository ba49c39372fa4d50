/** Signatures of messages in the DCI envelope: who verifies and who signs do it alike. */
@NullMarked
package pe.juntos.platform.dci;

import org.jspecify.annotations.NullMarked;
