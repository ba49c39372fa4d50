/** What graduation knows of the households in the programme. */
@NullMarked
package pe.juntos.graduation.household;

import org.jspecify.annotations.NullMarked;
