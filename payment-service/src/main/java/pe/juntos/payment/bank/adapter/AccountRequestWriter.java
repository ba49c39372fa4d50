package pe.juntos.payment.bank.adapter;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an acmt.023.001.03 piece by piece: the recipient's code and the account, never a name. From one thread at a time. */
final class AccountRequestWriter {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:acmt.023.001.03";
    private static final ZoneOffset LIMA = ZoneOffset.ofHours(-5);
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Debtor debtor;
    private final XMLStreamWriter writer;

    AccountRequestWriter(Debtor debtor) {
        this.debtor = debtor;
        try {
            writer = XML.createXMLStreamWriter(out, "UTF-8");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param day the period's, as in the payment files: the same request has the same bytes, whenever it is made */
    byte[] begin(String messageId, LocalDate day) {
        return piece(() -> {
            writer.writeStartDocument("UTF-8", "1.0");
            writer.setDefaultNamespace(NAMESPACE);
            writer.writeStartElement(NAMESPACE, "Document");
            writer.writeDefaultNamespace(NAMESPACE);
            open("IdVrfctnReq", "Assgnmt");
            text("MsgId", messageId);
            text("CreDtTm", day.atStartOfDay().atOffset(LIMA).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            open("Assgnr", "Pty");
            text("Nm", debtor.name());
            shut(2);
            open("Assgne", "Agt", "FinInstnId");
            text("BICFI", debtor.bank());
            shut(4);
        });
    }

    byte[] accounts(List<AccountVerification.Asked> accounts) {
        return piece(() -> {
            for (var asked : accounts) {
                open("Vrfctn");
                text("Id", asked.id());
                open("PtyAndAcctId", "Pty", "Id", "PrvtId", "Othr");
                text("Id", asked.recipient());
                shut(4);
                open("Acct", "Id", "Othr");
                text("Id", asked.account());
                shut(3);
                open("Agt", "FinInstnId");
                text("BICFI", debtor.bank());
                shut(4);
            }
        });
    }

    byte[] end() {
        return piece(writer::writeEndDocument);
    }

    private void open(String... names) throws XMLStreamException {
        for (var name : names) {
            writer.writeStartElement(NAMESPACE, name);
        }
    }

    private void text(String name, String value) throws XMLStreamException {
        writer.writeStartElement(NAMESPACE, name);
        writer.writeCharacters(value);
        writer.writeEndElement();
    }

    private void shut(int levels) throws XMLStreamException {
        for (var level = 0; level < levels; level++) {
            writer.writeEndElement();
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private byte[] piece(Writing writing) {
        try {
            writing.run();
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("acmt.023 cannot be written", e);
        }
        var bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
