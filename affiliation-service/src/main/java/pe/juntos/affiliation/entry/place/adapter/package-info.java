@NullMarked
package pe.juntos.affiliation.entry.place.adapter;

import org.jspecify.annotations.NullMarked;
