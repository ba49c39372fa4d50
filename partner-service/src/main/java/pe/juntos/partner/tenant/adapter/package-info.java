/** Which of the two schemas a request reaches. */
@NullMarked
package pe.juntos.partner.tenant.adapter;

import org.jspecify.annotations.NullMarked;
