/** A scratch database on the server under measure, and what is loaded into it. */
@NullMarked
package pe.juntos.bench.database;

import org.jspecify.annotations.NullMarked;
