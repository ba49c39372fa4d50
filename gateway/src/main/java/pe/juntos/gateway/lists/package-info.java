/** Nominal lists with the names that only the register has. */
@NullMarked
package pe.juntos.gateway.lists;

import org.jspecify.annotations.NullMarked;
