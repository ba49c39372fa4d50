@NullMarked
package pe.juntos.affiliation.entry;

import org.jspecify.annotations.NullMarked;
