@NullMarked
package pe.juntos.affiliation.entry.assembly.adapter;

import org.jspecify.annotations.NullMarked;
