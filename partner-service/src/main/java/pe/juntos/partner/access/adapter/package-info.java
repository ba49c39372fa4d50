/** The register of institutions, their keys, their tokens and what they have used. */
@NullMarked
package pe.juntos.partner.access.adapter;

import org.jspecify.annotations.NullMarked;
