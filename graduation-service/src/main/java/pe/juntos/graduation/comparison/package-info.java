/** What other models of graduation would do with a household (GRA-10). */
@NullMarked
package pe.juntos.graduation.comparison;

import org.jspecify.annotations.NullMarked;
