/** Who read a person's file and who did what, append-only and chained by hashes. */
@NullMarked
package pe.juntos.platform.audit;

import org.jspecify.annotations.NullMarked;
