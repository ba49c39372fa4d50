/** Verdicts in bulk, over HTTP, as files and as events. */
@NullMarked
package pe.juntos.coresponsibility.verdict.adapter;

import org.jspecify.annotations.NullMarked;
