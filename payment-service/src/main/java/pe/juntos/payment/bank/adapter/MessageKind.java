package pe.juntos.payment.bank.adapter;

import java.util.Arrays;
import java.util.Optional;

/** The messages that are taken in. */
enum MessageKind {
    PAIN_002("urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"),
    CAMT_053("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08");

    private final String namespace;

    MessageKind(String namespace) {
        this.namespace = namespace;
    }

    static Optional<MessageKind> of(String namespace) {
        return Arrays.stream(values())
                .filter(kind -> kind.namespace.equals(namespace))
                .findFirst();
    }
}
