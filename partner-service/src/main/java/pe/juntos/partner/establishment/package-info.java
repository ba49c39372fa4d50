/** What health posts and schools can attend and how they report, as coresponsibility tells (PAR-6). */
@NullMarked
package pe.juntos.partner.establishment;

import org.jspecify.annotations.NullMarked;
