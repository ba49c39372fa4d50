/** The catalogue over HTTP. */
@NullMarked
package pe.juntos.coresponsibility.catalogue.adapter;

import org.jspecify.annotations.NullMarked;
