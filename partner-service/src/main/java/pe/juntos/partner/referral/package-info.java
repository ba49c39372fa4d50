/** A household's way to a partner, with its consent (PAR-4). */
@NullMarked
package pe.juntos.partner.referral;

import org.jspecify.annotations.NullMarked;
