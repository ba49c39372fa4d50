/** Imports: a file received whole, then applied in chunks. */
@NullMarked
package pe.juntos.platform.files;

import org.jspecify.annotations.NullMarked;
