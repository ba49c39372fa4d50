/** The plan of 2026: diagnosis, the route in its order, certificates, seed capital, markets, mentoring, indicators (PAR-5). */
@NullMarked
package pe.juntos.partner.plan;

import org.jspecify.annotations.NullMarked;
