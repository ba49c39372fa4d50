/** Work list of the identity campaigns, links to a DNI, and questions to RENIEC. */
@NullMarked
package pe.juntos.affiliation.identity.adapter;

import org.jspecify.annotations.NullMarked;
