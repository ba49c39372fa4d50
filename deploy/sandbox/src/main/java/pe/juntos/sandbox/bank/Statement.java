package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/**
 * What is booked on the programme's account on the execution day: each credited household is one debit entry, each return one
 * credit entry. The account is funded with the file's total, or with what is booked if that is more.
 */
final class Statement implements AutoCloseable {

    private final Xml xml;
    private final OrderFile file;
    private final Manners manners;
    private final StatementKind kind;
    private int entries;

    Statement(Path path, StatementKind kind, OrderFile file, Manners manners, Booked booked)
            throws IOException, XMLStreamException {
        this.xml = new Xml(path, "urn:iso:std:iso:20022:tech:xsd:" + kind.message);
        this.kind = kind;
        this.file = file;
        this.manners = manners;
        header();
        if (kind.hasBalances()) {
            var funds = file.sum().max(booked.out);
            balance("OPBD", funds);
            balance("CLBD", funds.subtract(booked.out).add(booked.back));
        }
        summary(booked);
    }

    private void summary(Booked booked) throws XMLStreamException {
        xml.open("TxsSummry");
        if (booked.credits > 0) {
            xml.open("TtlCdtNtries")
                    .text("NbOfNtries", booked.credits)
                    .text("Sum", booked.back.toPlainString())
                    .shut(1);
        }
        xml.open("TtlDbtNtries")
                .text("NbOfNtries", booked.debits)
                .text("Sum", booked.out.toPlainString())
                .shut(2);
    }

    private void header() throws XMLStreamException {
        String day = file.executionDate().toString();
        xml.open(kind.root, "GrpHdr")
                .text("MsgId", manners.reference(kind.prefix, file.messageId()))
                .text("CreDtTm", day + "T20:00:00")
                .shut(1);
        xml.open(kind.statement)
                .text("Id", manners.reference("BNE", kind.prefix + file.messageId()))
                .text("CreDtTm", day + "T20:00:00");
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

    void add(Booking booking) throws XMLStreamException {
        var order = booking.order();
        var direction = booking.returned() == null ? "DBIT" : "CRDT";
        var reference = manners.reference(booking.returned() == null ? "BN" : "BND", booking.endToEnd());
        xml.open("Ntry")
                .text("NtryRef", ++entries)
                .amount("Amt", booking.amount(), order.currency())
                .text("CdtDbtInd", direction);
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
                .text("EndToEndId", booking.endToEnd())
                .text("UETR", order.uetr())
                .shut(1);
        xml.amount("Amt", booking.amount(), order.currency()).text("CdtDbtInd", direction);
        if (booking.returned() != null) {
            xml.open("RtrInf", "Rsn").text("Cd", booking.returned()).shut(2);
        }
        xml.shut(3);
    }

    void complete() throws IOException, XMLStreamException {
        xml.complete();
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
