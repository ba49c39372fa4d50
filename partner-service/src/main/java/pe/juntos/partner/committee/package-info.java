/** Committees with their minutes, yearly work plans, and the tasks of both parties of an agreement (PAR-1). */
@NullMarked
package pe.juntos.partner.committee;

import org.jspecify.annotations.NullMarked;
