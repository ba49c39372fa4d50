/** Approved exceptions, from a closed list (VER-1). */
@NullMarked
package pe.juntos.coresponsibility.exception;

import org.jspecify.annotations.NullMarked;
