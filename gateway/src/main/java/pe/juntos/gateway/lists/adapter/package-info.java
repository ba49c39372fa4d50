/** Lists composed while they pass. */
@NullMarked
package pe.juntos.gateway.lists.adapter;

import org.jspecify.annotations.NullMarked;
