/** How it meets the database and the web. */
@NullMarked
package pe.juntos.graduation.coordination.adapter;

import org.jspecify.annotations.NullMarked;
