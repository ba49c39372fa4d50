/** The nominal lists that establishments get at the start of a period (EVI-1, FRM-02), on screen, as a file and on paper. */
@NullMarked
package pe.juntos.coresponsibility.expectedlist;

import org.jspecify.annotations.NullMarked;
