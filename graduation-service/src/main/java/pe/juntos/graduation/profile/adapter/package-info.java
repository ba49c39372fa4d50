/** How it meets the database, the broker and the web. */
@NullMarked
package pe.juntos.graduation.profile.adapter;

import org.jspecify.annotations.NullMarked;
