@NullMarked
package pe.juntos.affiliation.household.adapter;

import org.jspecify.annotations.NullMarked;
