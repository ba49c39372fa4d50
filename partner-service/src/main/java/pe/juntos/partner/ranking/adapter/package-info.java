/** How it meets the database and the web. */
@NullMarked
package pe.juntos.partner.ranking.adapter;

import org.jspecify.annotations.NullMarked;
