/** Catalogue from YAML to REST and the database. */
@NullMarked
package pe.juntos.partner.catalogue.adapter;

import org.jspecify.annotations.NullMarked;
