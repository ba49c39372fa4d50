/** What the sectors report, and what is refused (EVI-1, EVI-2). */
@NullMarked
package pe.juntos.coresponsibility.evidence;

import org.jspecify.annotations.NullMarked;
