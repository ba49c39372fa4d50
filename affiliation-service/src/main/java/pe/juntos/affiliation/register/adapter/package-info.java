@NullMarked
package pe.juntos.affiliation.register.adapter;

import org.jspecify.annotations.NullMarked;
