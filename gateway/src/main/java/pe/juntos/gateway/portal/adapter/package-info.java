/** Reads the published documents and prints the page. */
@NullMarked
package pe.juntos.gateway.portal.adapter;

import org.jspecify.annotations.NullMarked;
