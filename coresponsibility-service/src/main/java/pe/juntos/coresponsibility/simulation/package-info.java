/** What another policy version would have decided over a closed period (POL-3). */
@NullMarked
package pe.juntos.coresponsibility.simulation;

import org.jspecify.annotations.NullMarked;
