@NullMarked
package pe.juntos.affiliation.attention.adapter;

import org.jspecify.annotations.NullMarked;
