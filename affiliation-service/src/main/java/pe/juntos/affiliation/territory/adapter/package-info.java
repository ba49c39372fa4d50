@NullMarked
package pe.juntos.affiliation.territory.adapter;

import org.jspecify.annotations.NullMarked;
