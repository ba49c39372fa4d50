@NullMarked
package pe.juntos.affiliation.attention;

import org.jspecify.annotations.NullMarked;
