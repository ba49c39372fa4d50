package pe.juntos.payment.bank.adapter;

import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import pe.juntos.payment.bank.BankFile;

/**
 * Writes one pain.001 piece by piece: the standard's classes are marshalled as fragments, so that memory holds a few hundred
 * transactions and never a file. Used for one file, from one thread at a time.
 */
final class OrderFileWriter {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final JAXBContext CONTEXT = context();
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
    private final PaymentOrder order;
    private final XMLStreamWriter writer;
    private final Marshaller marshaller;

    OrderFileWriter(PaymentOrder order) {
        this.order = order;
        try {
            writer = XML.createXMLStreamWriter(out, "UTF-8");
            marshaller = CONTEXT.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        } catch (XMLStreamException | JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(
                    GroupHeader85.class, PaymentInstruction30.class, CreditTransferTransaction34.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything before the first transaction. */
    byte[] begin(BankFile file, LocalDate day) {
        return piece(() -> {
            writer.writeStartDocument("UTF-8", "1.0");
            writer.setDefaultNamespace(NAMESPACE);
            writer.writeStartElement(NAMESPACE, "Document");
            writer.writeDefaultNamespace(NAMESPACE);
            writer.writeStartElement(NAMESPACE, "CstmrCdtTrfInitn");
            element("GrpHdr", GroupHeader85.class, order.header(file, day));
            opened(order.payment(file, day));
        });
    }

    /** The payment's own elements come before its transactions; its end tag is left for {@link #end}. */
    private void opened(PaymentInstruction30 payment) throws XMLStreamException, JAXBException {
        writer.writeStartElement(NAMESPACE, "PmtInf");
        element("PmtInfId", String.class, payment.getPmtInfId());
        element("PmtMtd", PaymentMethod3Code.class, payment.getPmtMtd());
        element("BtchBookg", Boolean.class, payment.isBtchBookg());
        element("NbOfTxs", String.class, payment.getNbOfTxs());
        element("CtrlSum", BigDecimal.class, payment.getCtrlSum());
        element("ReqdExctnDt", DateAndDateTime2Choice.class, payment.getReqdExctnDt());
        element("Dbtr", PartyIdentification135.class, payment.getDbtr());
        element("DbtrAcct", CashAccount38.class, payment.getDbtrAcct());
        element("DbtrAgt", BranchAndFinancialInstitutionIdentification6.class, payment.getDbtrAgt());
    }

    byte[] transactions(List<Instruction> instructions) {
        return piece(() -> {
            for (var instruction : instructions) {
                writer.writeCharacters("\n");
                element("CdtTrfTxInf", CreditTransferTransaction34.class, order.transaction(instruction));
            }
        });
    }

    /** Everything after the last transaction. */
    byte[] end() {
        return piece(writer::writeEndDocument);
    }

    /** The standard's classes name no namespace: unprefixed, everything is in the one that the document declares. */
    private <T> void element(String name, Class<T> type, T value) throws JAXBException {
        marshaller.marshal(new JAXBElement<>(new QName(name), type, value), writer);
    }

    private interface Writing {
        void run() throws XMLStreamException, JAXBException;
    }

    private byte[] piece(Writing writing) {
        try {
            writing.run();
            writer.flush();
        } catch (XMLStreamException | JAXBException e) {
            throw new IllegalStateException("pain.001 cannot be written", e);
        }
        var bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
