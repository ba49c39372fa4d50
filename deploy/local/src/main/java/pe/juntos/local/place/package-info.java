/** Where things are: folders, ports and settings of one local run. */
@NullMarked
package pe.juntos.local.place;

import org.jspecify.annotations.NullMarked;
