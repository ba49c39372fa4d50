/** What the same machine needs for the same data with nothing of ours in between. */
@NullMarked
package pe.juntos.bench.floor;

import org.jspecify.annotations.NullMarked;
