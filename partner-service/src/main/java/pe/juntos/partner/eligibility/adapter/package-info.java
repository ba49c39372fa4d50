/** How it meets the database, files and the web. */
@NullMarked
package pe.juntos.partner.eligibility.adapter;

import org.jspecify.annotations.NullMarked;
