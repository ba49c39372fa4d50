/** Lists over HTTP, from PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.expectedlist.adapter;

import org.jspecify.annotations.NullMarked;
