/** Life events by API and by file, and their effect on the register. */
@NullMarked
package pe.juntos.affiliation.maintenance.adapter;

import org.jspecify.annotations.NullMarked;
