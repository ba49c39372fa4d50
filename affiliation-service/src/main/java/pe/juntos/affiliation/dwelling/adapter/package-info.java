/** How it meets the database and the web. */
@NullMarked
package pe.juntos.affiliation.dwelling.adapter;

import org.jspecify.annotations.NullMarked;
