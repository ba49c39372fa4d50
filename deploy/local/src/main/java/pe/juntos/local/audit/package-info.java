/** What earlier checks of the audit trail saw. */
@NullMarked
package pe.juntos.local.audit;

import org.jspecify.annotations.NullMarked;
