/** Projections fed by affiliation, and the expected lists in PostgreSQL. */
@NullMarked
package pe.juntos.coresponsibility.member.adapter;

import org.jspecify.annotations.NullMarked;
