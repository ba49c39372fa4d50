/** The review of a household on its way out: recertification due, typology, bonus, stop of the transfer (GRA-1 to GRA-5). */
@NullMarked
package pe.juntos.graduation.review;

import org.jspecify.annotations.NullMarked;
