/** Evidence by file, applied in bulk in PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.evidence.adapter;

import org.jspecify.annotations.NullMarked;
