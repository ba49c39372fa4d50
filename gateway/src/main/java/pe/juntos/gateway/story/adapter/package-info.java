/** Asks the services and answers over HTTP. */
@NullMarked
package pe.juntos.gateway.story.adapter;

import org.jspecify.annotations.NullMarked;
