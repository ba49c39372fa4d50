@NullMarked
package pe.juntos.affiliation.entry.decision;

import org.jspecify.annotations.NullMarked;
