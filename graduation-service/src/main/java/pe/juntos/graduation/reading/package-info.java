/** What people see of graduation. */
@NullMarked
package pe.juntos.graduation.reading;

import org.jspecify.annotations.NullMarked;
