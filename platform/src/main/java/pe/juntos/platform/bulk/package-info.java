/** COPY into PostgreSQL and the buckets by which national work is cut. */
@NullMarked
package pe.juntos.platform.bulk;

import org.jspecify.annotations.NullMarked;
