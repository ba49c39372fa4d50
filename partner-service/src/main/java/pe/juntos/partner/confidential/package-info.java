/** Referrals that only their specialist may see, such as those after violence (PAR-4): no event, list or count has them. */
@NullMarked
package pe.juntos.partner.confidential;

import org.jspecify.annotations.NullMarked;
