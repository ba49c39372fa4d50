@NullMarked
package pe.juntos.affiliation;

import org.jspecify.annotations.NullMarked;
