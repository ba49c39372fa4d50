/** What operators see: backlog, lag, jobs and dead letters. */
@NullMarked
package pe.juntos.platform.observe;

import org.jspecify.annotations.NullMarked;
