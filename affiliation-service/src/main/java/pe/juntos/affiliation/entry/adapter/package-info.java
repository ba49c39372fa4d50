@NullMarked
package pe.juntos.affiliation.entry.adapter;

import org.jspecify.annotations.NullMarked;
