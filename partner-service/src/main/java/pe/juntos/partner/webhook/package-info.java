/** What partners are told by themselves of their own referrals and offers: signed notices to addresses of theirs. */
@NullMarked
package pe.juntos.partner.webhook;

import org.jspecify.annotations.NullMarked;
