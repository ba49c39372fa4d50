/** What each service tells of a household to whoever composes its story, for a crowd of callers at once. */
@NullMarked
package pe.juntos.platform.part;

import org.jspecify.annotations.NullMarked;
