/** What a phone noted without a connection, sent when it has one. */
@NullMarked
package pe.juntos.gateway.offline;

import org.jspecify.annotations.NullMarked;
