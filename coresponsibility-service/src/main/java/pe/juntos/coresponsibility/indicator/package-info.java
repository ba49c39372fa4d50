/** A closed period in rates, each with its numerator and its denominator. */
@NullMarked
package pe.juntos.coresponsibility.indicator;

import org.jspecify.annotations.NullMarked;
