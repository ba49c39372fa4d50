/** Health posts, schools and who may sign for them (EVI-1). */
@NullMarked
package pe.juntos.coresponsibility.establishment;

import org.jspecify.annotations.NullMarked;
