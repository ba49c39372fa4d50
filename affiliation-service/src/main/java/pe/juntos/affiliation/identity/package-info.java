/** Who a person is: provisional identities, the link to a DNI, and what RENIEC says of it (AFF-2). */
@NullMarked
package pe.juntos.affiliation.identity;

import org.jspecify.annotations.NullMarked;
