@NullMarked
package pe.juntos.affiliation.entry.office.adapter;

import org.jspecify.annotations.NullMarked;
