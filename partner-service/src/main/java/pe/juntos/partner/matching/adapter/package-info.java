/** How it meets the database, files and the web. */
@NullMarked
package pe.juntos.partner.matching.adapter;

import org.jspecify.annotations.NullMarked;
