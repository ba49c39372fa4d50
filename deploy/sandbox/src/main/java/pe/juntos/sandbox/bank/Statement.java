package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/**
 * The {@code camt.053.001.08} of the programme's account for the execution day: each credited household is one debit
 * entry. The account is funded with the file's total; what stays on it is what was rejected.
 */
final class Statement implements AutoCloseable {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private final Xml xml;
    private final OrderFile file;
    private final Manners manners;
    private int entries;

    Statement(Path path, OrderFile file, Manners manners, Totals totals) throws IOException, XMLStreamException {
        this.xml = new Xml(path, NAMESPACE);
        this.file = file;
        this.manners = manners;
        header();
        balance("OPBD", totals.creditedAmount.add(totals.rejectedAmount));
        balance("CLBD", totals.rejectedAmount);
        xml.open("TxsSummry", "TtlDbtNtries")
                .text("NbOfNtries", totals.credited)
                .text("Sum", totals.creditedAmount.toPlainString())
                .shut(2);
    }

    private void header() throws XMLStreamException {
        String day = file.executionDate().toString();
        xml.open("BkToCstmrStmt", "GrpHdr")
                .text("MsgId", manners.reference("BNM", file.messageId()))
                .text("CreDtTm", day + "T20:00:00")
                .shut(1);
        xml.open("Stmt").text("Id", manners.reference("BNE", file.messageId())).text("CreDtTm", day + "T20:00:00");
        xml.open("FrToDt")
                .text("FrDtTm", day + "T00:00:00")
                .text("ToDtTm", day + "T23:59:59")
                .shut(1);
        xml.open("Acct", "Id", "Othr")
                .text("Id", file.account())
                .shut(2)
                .text("Ccy", file.currency())
                .shut(1);
    }

    private void balance(String type, BigDecimal amount) throws XMLStreamException {
        xml.open("Bal", "Tp", "CdOrPrtry").text("Cd", type).shut(2);
        xml.amount("Amt", amount, file.currency()).text("CdtDbtInd", "CRDT");
        xml.open("Dt").text("Dt", file.executionDate()).shut(2);
    }

    void add(Order order) throws XMLStreamException {
        String reference = manners.reference("BN", order.endToEnd());
        xml.open("Ntry")
                .text("NtryRef", ++entries)
                .amount("Amt", order.amount(), order.currency())
                .text("CdtDbtInd", "DBIT");
        xml.open("Sts").text("Cd", "BOOK").shut(1);
        xml.open("BookgDt").text("Dt", file.executionDate()).shut(1);
        xml.open("ValDt").text("Dt", file.executionDate()).shut(1);
        xml.text("AcctSvcrRef", reference);
        xml.open("BkTxCd", "Domn").text("Cd", "PMNT");
        xml.open("Fmly").text("Cd", "ICDT").text("SubFmlyCd", "DMCT").shut(3);
        xml.open("NtryDtls", "TxDtls", "Refs")
                .text("MsgId", file.messageId())
                .text("AcctSvcrRef", reference)
                .text("PmtInfId", order.payment())
                .text("InstrId", order.instruction())
                .text("EndToEndId", order.endToEnd())
                .text("UETR", order.uetr())
                .shut(1);
        xml.amount("Amt", order.amount(), order.currency())
                .text("CdtDbtInd", "DBIT")
                .shut(3);
    }

    void complete() throws IOException, XMLStreamException {
        xml.complete();
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
