/**
 * The seeded population: every file the institutions would send for one bimester, of people who do not exist.
 *
 * <p>Same seed, same bytes. Each household is drawn from its own random stream, so memory does not grow with their number.
 */
@NullMarked
package pe.juntos.sandbox.population;

import org.jspecify.annotations.NullMarked;
