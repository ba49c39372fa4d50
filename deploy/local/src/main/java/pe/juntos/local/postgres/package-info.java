/** The embedded PostgreSQL server. */
@NullMarked
package pe.juntos.local.postgres;

import org.jspecify.annotations.NullMarked;
