/** What establishments did with their lists: late, silent, unsigned, refused, complained about (VER-3, PAR-6). */
@NullMarked
package pe.juntos.coresponsibility.scorecard;

import org.jspecify.annotations.NullMarked;
