/** DCI messages over HTTP, and the record of every question. */
@NullMarked
package pe.juntos.partner.registry.adapter;

import org.jspecify.annotations.NullMarked;
