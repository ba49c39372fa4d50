@NullMarked
package pe.juntos.affiliation.duplicate.adapter;

import org.jspecify.annotations.NullMarked;
