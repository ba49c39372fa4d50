/** VER-5: a family asks that a breach be looked at again, and another person decides. */
@NullMarked
package pe.juntos.coresponsibility.reconsideration;

import org.jspecify.annotations.NullMarked;
