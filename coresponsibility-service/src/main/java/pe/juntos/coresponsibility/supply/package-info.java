/** Whether establishments can take on those who are expected of them (PAR-6, 001 SUP-01 to SUP-04). */
@NullMarked
package pe.juntos.coresponsibility.supply;

import org.jspecify.annotations.NullMarked;
