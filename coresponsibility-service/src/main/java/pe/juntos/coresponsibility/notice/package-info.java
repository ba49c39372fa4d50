/** VER-5: every breach is notified to the family, with its reasons and what can be done. */
@NullMarked
package pe.juntos.coresponsibility.notice;

import org.jspecify.annotations.NullMarked;
