/** Exceptions by file. */
@NullMarked
package pe.juntos.coresponsibility.exception.adapter;

import org.jspecify.annotations.NullMarked;
