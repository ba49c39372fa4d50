package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The {@code pain.002.001.10}: totals by status, and each rejected order with its reason. */
final class StatusReport implements AutoCloseable {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

    private final Xml xml;
    private final Manners manners;
    private final Totals totals;
    private @Nullable String payment;

    StatusReport(Path file, OrderFile orders, Manners manners, Totals totals) throws IOException, XMLStreamException {
        this.xml = new Xml(file, NAMESPACE);
        this.manners = manners;
        this.totals = totals;
        xml.open("CstmrPmtStsRpt", "GrpHdr")
                .text("MsgId", manners.reference("BNS", orders.messageId()))
                .text("CreDtTm", orders.executionDate() + "T08:00:00")
                .shut(1);
        xml.open("OrgnlGrpInfAndSts")
                .text("OrgnlMsgId", orders.messageId())
                .text("OrgnlMsgNmId", "pain.001.001.09")
                .text("OrgnlCreDtTm", orders.created())
                .text("OrgnlNbOfTxs", orders.count())
                .text("OrgnlCtrlSum", orders.sum().toPlainString())
                .text("GrpSts", totals.status());
        whole(Misbehaviour.REJECTS_FILE);
        perStatus(totals);
        xml.shut(1);
    }

    void add(Order order, @Nullable String rejection) throws XMLStreamException {
        if (!order.payment().equals(payment)) {
            next(order.payment());
        }
        if (rejection != null && !manners.rejectsWhole()) {
            rejected(order, rejection);
        }
    }

    private void next(String id) throws XMLStreamException {
        endPayment();
        payment = id;
        xml.open("OrgnlPmtInfAndSts")
                .text("OrgnlPmtInfId", id)
                .text(
                        "PmtInfSts",
                        manners.does(Misbehaviour.REJECTS_FILE)
                                ? null
                                : totals.of(id).status());
        whole(Misbehaviour.REJECTS_PAYMENT);
        perStatus(totals.of(id));
    }

    /** Why the whole is rejected, where that is what this level does. */
    private void whole(Misbehaviour level) throws XMLStreamException {
        if (manners.does(level)) {
            xml.open("StsRsnInf", "Rsn").text("Cd", "AM04").shut(2);
        }
    }

    private void perStatus(Totals part) throws XMLStreamException {
        xml.open("NbOfTxsPerSts")
                .text("DtldNbOfTxs", part.credited)
                .text("DtldSts", "ACSC")
                .text("DtldCtrlSum", part.creditedAmount.toPlainString())
                .shut(1);
        xml.open("NbOfTxsPerSts")
                .text("DtldNbOfTxs", part.rejected)
                .text("DtldSts", "RJCT")
                .text("DtldCtrlSum", part.rejectedAmount.toPlainString())
                .shut(1);
    }

    /** A rejection of an order that nobody gave. */
    void addUnknown(Order like) throws XMLStreamException {
        rejected(like.withEndToEnd("HZZZZZZZZZZZZZZZZ-2026-1-2"), "AC01");
    }

    private void rejected(Order order, String reason) throws XMLStreamException {
        xml.open("TxInfAndSts")
                .text("StsId", manners.reference("BNR", order.endToEnd()))
                .text("OrgnlInstrId", order.instruction())
                .text("OrgnlEndToEndId", order.endToEnd())
                .text("OrgnlUETR", order.uetr())
                .text("TxSts", "RJCT");
        xml.open("StsRsnInf", "Rsn").text("Cd", reason).shut(2);
        xml.open("OrgnlTxRef", "Amt")
                .amount("InstdAmt", order.amount(), order.currency())
                .shut(3);
    }

    private void endPayment() throws XMLStreamException {
        if (Objects.nonNull(payment)) {
            xml.shut(1);
        }
    }

    void complete() throws IOException, XMLStreamException {
        xml.complete();
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
