/** Places that partners offer in a territory. */
@NullMarked
package pe.juntos.partner.offer;

import org.jspecify.annotations.NullMarked;
