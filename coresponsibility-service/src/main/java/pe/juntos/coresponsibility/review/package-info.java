/** What verdicts give a person to look at: breaches and silences in a row, corrections that would cost money (VER-3 to VER-5). */
@NullMarked
package pe.juntos.coresponsibility.review;

import org.jspecify.annotations.NullMarked;
