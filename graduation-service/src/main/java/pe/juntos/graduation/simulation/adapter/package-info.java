/** How it meets the database and the web. */
@NullMarked
package pe.juntos.graduation.simulation.adapter;

import org.jspecify.annotations.NullMarked;
