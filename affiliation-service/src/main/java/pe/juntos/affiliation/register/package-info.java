@NullMarked
package pe.juntos.affiliation.register;

import org.jspecify.annotations.NullMarked;
