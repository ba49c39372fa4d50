/** Confidential referrals in PostgreSQL and over REST; each reading is kept. */
@NullMarked
package pe.juntos.partner.confidential.adapter;

import org.jspecify.annotations.NullMarked;
