package pe.juntos.partner.registry.adapter;

/**
 * A message in the clear.
 *
 * @param sent as its sender wrote and signed it
 * @param known as it may be kept: households in the place of documents of identity
 */
record Incoming(Envelope sent, Envelope known) {}
