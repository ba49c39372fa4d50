/** A bimester of invented households, for a first look. */
@NullMarked
package pe.juntos.local.demo;

import org.jspecify.annotations.NullMarked;
