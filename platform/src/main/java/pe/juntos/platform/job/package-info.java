/** National work in chunks that any replica takes, repeats and resumes. */
@NullMarked
package pe.juntos.platform.job;

import org.jspecify.annotations.NullMarked;
