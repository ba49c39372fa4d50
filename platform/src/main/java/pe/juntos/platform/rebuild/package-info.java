/** Projections made anew from their topics. */
@NullMarked
package pe.juntos.platform.rebuild;

import org.jspecify.annotations.NullMarked;
