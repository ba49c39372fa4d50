/** Backup of the databases, and the way back to a moment of them, topics and listeners included. */
@NullMarked
package pe.juntos.local.backup;

import org.jspecify.annotations.NullMarked;
