@NullMarked
package pe.juntos.affiliation.entry.office;

import org.jspecify.annotations.NullMarked;
