/** Scorecards, computed for all establishments at once. */
@NullMarked
package pe.juntos.coresponsibility.scorecard.adapter;

import org.jspecify.annotations.NullMarked;
