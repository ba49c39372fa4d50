/** How it meets the database, the broker and the web. */
@NullMarked
package pe.juntos.partner.agreement.adapter;

import org.jspecify.annotations.NullMarked;
