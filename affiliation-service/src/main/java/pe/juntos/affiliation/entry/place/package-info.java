@NullMarked
package pe.juntos.affiliation.entry.place;

import org.jspecify.annotations.NullMarked;
