/** The small service that platform's own tests run on: one projection, one tally, one file, one job. */
@NullMarked
package pe.juntos.platform.probe;

import org.jspecify.annotations.NullMarked;
