/** Subscriptions and deliveries in PostgreSQL, sent by HTTP. */
@NullMarked
package pe.juntos.partner.webhook.adapter;

import org.jspecify.annotations.NullMarked;
