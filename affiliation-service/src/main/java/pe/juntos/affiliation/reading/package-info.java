@NullMarked
package pe.juntos.affiliation.reading;

import org.jspecify.annotations.NullMarked;
