/** VER-4: by decision of the regional office a family is accompanied, and the effect of a breach is held while it is. */
@NullMarked
package pe.juntos.coresponsibility.accompaniment;

import org.jspecify.annotations.NullMarked;
