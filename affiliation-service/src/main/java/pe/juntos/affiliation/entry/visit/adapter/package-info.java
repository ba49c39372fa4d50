@NullMarked
package pe.juntos.affiliation.entry.visit.adapter;

import org.jspecify.annotations.NullMarked;
