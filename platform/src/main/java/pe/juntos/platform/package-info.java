/** What every service needs and no service owns; no word of the programme is spoken here. */
@NullMarked
package pe.juntos.platform;

import org.jspecify.annotations.NullMarked;
