/** What the programme and its partners promised each other, and whether they keep it (PAR-1). */
@NullMarked
package pe.juntos.partner.agreement;

import org.jspecify.annotations.NullMarked;
