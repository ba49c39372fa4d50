/** Verdicts of members and households (VER-1 to VER-5). */
@NullMarked
package pe.juntos.coresponsibility.verdict;

import org.jspecify.annotations.NullMarked;
