/** What a service forgets, after how many days by policy. */
@NullMarked
package pe.juntos.platform.retention;

import org.jspecify.annotations.NullMarked;
