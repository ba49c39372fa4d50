@NullMarked
package pe.juntos.affiliation.targeting.adapter;

import org.jspecify.annotations.NullMarked;
