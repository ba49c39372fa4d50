@NullMarked
package pe.juntos.affiliation.entry.visit;

import org.jspecify.annotations.NullMarked;
