/** The conditionality API over HTTP and PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.conditionality.adapter;

import org.jspecify.annotations.NullMarked;
