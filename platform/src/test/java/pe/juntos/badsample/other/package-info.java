@NullMarked
package pe.juntos.badsample.other;

import org.jspecify.annotations.NullMarked;
