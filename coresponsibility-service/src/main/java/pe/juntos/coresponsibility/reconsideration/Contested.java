package pe.juntos.coresponsibility.reconsideration;

import pe.juntos.coresponsibility.notice.ObservationWindow;

/**
 * The verdict that somebody contests, as it stands.
 *
 * @param breach whether it is a breach at all
 * @param open whether a request on it waits to be decided
 * @param rejected whether an earlier request on this version was rejected
 */
public record Contested(boolean breach, boolean open, boolean rejected, ObservationWindow window) {}
