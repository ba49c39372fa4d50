/** How it meets the database, the broker and the web. */
@NullMarked
package pe.juntos.graduation.supply.adapter;

import org.jspecify.annotations.NullMarked;
