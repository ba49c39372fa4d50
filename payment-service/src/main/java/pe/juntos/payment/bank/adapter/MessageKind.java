package pe.juntos.payment.bank.adapter;

import java.util.Arrays;
import java.util.Optional;
import pe.juntos.payment.bank.Source;

/** The messages that are taken in. */
enum MessageKind {
    PAIN_002("urn:iso:std:iso:20022:tech:xsd:pain.002.001.10", Source.STATUS_REPORT),
    CAMT_053("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", Source.STATEMENT),
    CAMT_054("urn:iso:std:iso:20022:tech:xsd:camt.054.001.08", Source.NOTIFICATION),
    ACMT_024("urn:iso:std:iso:20022:tech:xsd:acmt.024.001.03", Source.STATUS_REPORT);

    private final String namespace;
    private final Source source;

    MessageKind(String namespace, Source source) {
        this.namespace = namespace;
        this.source = source;
    }

    Source source() {
        return source;
    }

    static Optional<MessageKind> of(String namespace) {
        return Arrays.stream(values())
                .filter(kind -> kind.namespace.equals(namespace))
                .findFirst();
    }
}
