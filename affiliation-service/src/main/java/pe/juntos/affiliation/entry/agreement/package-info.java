@NullMarked
package pe.juntos.affiliation.entry.agreement;

import org.jspecify.annotations.NullMarked;
