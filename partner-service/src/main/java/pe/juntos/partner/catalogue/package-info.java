/** The programmes households can be referred to (PAR-2). */
@NullMarked
package pe.juntos.partner.catalogue;

import org.jspecify.annotations.NullMarked;
