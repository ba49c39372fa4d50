/** Referrals in PostgreSQL, over REST and as events. */
@NullMarked
package pe.juntos.partner.referral.adapter;

import org.jspecify.annotations.NullMarked;
