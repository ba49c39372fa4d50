/** The sandbox tenant: whoever may not know real households reads and writes invented ones, in a schema of their own. */
@NullMarked
package pe.juntos.partner.tenant;

import org.jspecify.annotations.NullMarked;
