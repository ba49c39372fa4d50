@NullMarked
package pe.juntos.affiliation.entry.decision.adapter;

import org.jspecify.annotations.NullMarked;
