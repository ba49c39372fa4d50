/** Pay points and pay days in the database, in files and over HTTP. */
@NullMarked
package pe.juntos.payment.payday.adapter;

import org.jspecify.annotations.NullMarked;
