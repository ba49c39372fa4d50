/** One page that lists everything published: operations, notices, topics, programmes. */
@NullMarked
package pe.juntos.gateway.portal;

import org.jspecify.annotations.NullMarked;
