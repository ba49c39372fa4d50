/** The platform's own applications, and all processes together. */
@NullMarked
package pe.juntos.local.service;

import org.jspecify.annotations.NullMarked;
