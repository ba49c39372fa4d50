/** What makes a household likely to fall back: flags, never a decision (GRA-9). */
@NullMarked
package pe.juntos.graduation.risk;

import org.jspecify.annotations.NullMarked;
