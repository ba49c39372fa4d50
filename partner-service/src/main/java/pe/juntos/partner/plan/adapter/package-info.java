/** The plan of 2026 in PostgreSQL, on paper and over REST. */
@NullMarked
package pe.juntos.partner.plan.adapter;

import org.jspecify.annotations.NullMarked;
