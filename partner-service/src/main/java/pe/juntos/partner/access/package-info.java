/** How an institution comes to use the published interfaces by itself: registered, accepted, bound by terms, known by its keys. */
@NullMarked
package pe.juntos.partner.access;

import org.jspecify.annotations.NullMarked;
