/** The service that watches over the commitments: who must do what, what was evidenced, and what follows. */
@NullMarked
package pe.juntos.coresponsibility;

import org.jspecify.annotations.NullMarked;
