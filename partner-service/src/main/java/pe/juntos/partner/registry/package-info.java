/** What other registries ask of this one by the DCI standard: whether a household is in the programme. */
@NullMarked
package pe.juntos.partner.registry;

import org.jspecify.annotations.NullMarked;
