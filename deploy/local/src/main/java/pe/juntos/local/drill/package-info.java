/** Drills: what an operator must be able to do, done on data of their own, and whether it ended well. */
@NullMarked
package pe.juntos.local.drill;

import org.jspecify.annotations.NullMarked;
