/** The one door to the platform; it decides nothing about households. */
@NullMarked
package pe.juntos.gateway;

import org.jspecify.annotations.NullMarked;
