@NullMarked
package pe.juntos.affiliation.entry.assembly;

import org.jspecify.annotations.NullMarked;
