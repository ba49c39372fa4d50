/** One whole bimester on the institutions' files. */
@NullMarked
package pe.juntos.local.close;

import org.jspecify.annotations.NullMarked;
