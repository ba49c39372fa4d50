@NullMarked
package pe.juntos.affiliation.reading.adapter;

import org.jspecify.annotations.NullMarked;
