/** Takes batches and hands their items on. */
@NullMarked
package pe.juntos.gateway.offline.adapter;

import org.jspecify.annotations.NullMarked;
