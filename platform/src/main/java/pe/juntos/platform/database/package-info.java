/** Telling a database that is away from a statement that is wrong. */
@NullMarked
package pe.juntos.platform.database;

import org.jspecify.annotations.NullMarked;
