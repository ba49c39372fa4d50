@NullMarked
package pe.juntos.affiliation.entry.leaving.adapter;

import org.jspecify.annotations.NullMarked;
