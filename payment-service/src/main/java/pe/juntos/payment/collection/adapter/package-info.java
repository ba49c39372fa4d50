/** Collection in the database, in files and over HTTP. */
@NullMarked
package pe.juntos.payment.collection.adapter;

import org.jspecify.annotations.NullMarked;
