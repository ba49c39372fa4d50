package pe.juntos.payment.bank.adapter;

import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
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
 * Writes one pain.001 piece by piece, so that memory holds a few hundred transactions and never a file: what stands once in it is
 * marshalled from the standard's classes, transactions are written element by element. Used for one file, from one thread at a time.
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
            return JAXBContext.newInstance(GroupHeader85.class, PaymentInstruction30.class);
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
                transaction(instruction);
            }
        });
    }

    private void transaction(Instruction instruction) throws XMLStreamException {
        open("CdtTrfTxInf", "PmtId");
        text("EndToEndId", instruction.endToEndId());
        shut(1);
        open("PmtTpInf", "LclInstrm");
        text("Prtry", instruction.means());
        shut(2);
        open("Amt", "InstdAmt");
        writer.writeAttribute("Ccy", PaymentOrder.CURRENCY);
        writer.writeCharacters(instruction.amount().toPlainString());
        shut(2);
        agent(instruction);
        open("Cdtr", "Id", PaymentOrder.party(instruction), "Othr");
        text("Id", instruction.recipient());
        shut(4);
        var account = instruction.toAccount();
        if (account != null) {
            open("CdtrAcct", "Id", "Othr");
            text("Id", account);
            shut(3);
        }
        open("Purp");
        text("Cd", PaymentOrder.purpose(instruction));
        shut(2);
    }

    /** The debtor's bank, with the place of payment where it is no account. */
    private void agent(Instruction instruction) throws XMLStreamException {
        open("CdtrAgt", "FinInstnId");
        text("BICFI", order.bank());
        shut(1);
        if (instruction.toAccount() == null) {
            var payPoint = instruction.payPoint();
            open("BrnchId");
            if (payPoint != null) {
                text("Id", payPoint);
            }
            shut(1);
        }
        shut(1);
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
