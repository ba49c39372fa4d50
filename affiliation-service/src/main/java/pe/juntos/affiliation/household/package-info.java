@NullMarked
package pe.juntos.affiliation.household;

import org.jspecify.annotations.NullMarked;
