/** The official conditions, and the demands that are none (MEM-3). */
@NullMarked
package pe.juntos.coresponsibility.catalogue;

import org.jspecify.annotations.NullMarked;
