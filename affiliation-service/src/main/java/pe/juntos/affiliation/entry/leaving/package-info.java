@NullMarked
package pe.juntos.affiliation.entry.leaving;

import org.jspecify.annotations.NullMarked;
