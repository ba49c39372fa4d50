@NullMarked
package pe.juntos.affiliation.territory;

import org.jspecify.annotations.NullMarked;
