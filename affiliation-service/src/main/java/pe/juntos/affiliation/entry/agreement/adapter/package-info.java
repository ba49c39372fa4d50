@NullMarked
package pe.juntos.affiliation.entry.agreement.adapter;

import org.jspecify.annotations.NullMarked;
