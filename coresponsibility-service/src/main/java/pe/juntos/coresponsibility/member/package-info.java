/** Target members, their axis and the expected lists (MEM-1, MEM-2, EVI-1). */
@NullMarked
package pe.juntos.coresponsibility.member;

import org.jspecify.annotations.NullMarked;
