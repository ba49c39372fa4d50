/** What is known of a household beyond its form, and criteria that can be asked of it. */
@NullMarked
package pe.juntos.graduation.profile;

import org.jspecify.annotations.NullMarked;
