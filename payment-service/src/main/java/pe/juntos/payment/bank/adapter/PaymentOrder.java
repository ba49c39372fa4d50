package pe.juntos.payment.bank.adapter;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import pe.juntos.payment.bank.BankFile;

/** What goes where in a pain.001.001.09. Every date comes from the period: the same file has the same bytes, whenever it is made. */
final class PaymentOrder {
    private static final ZoneOffset LIMA = ZoneOffset.ofHours(-5);
    static final String CURRENCY = "PEN";
    /** ISO purpose "social security benefit". */
    private static final String PURPOSE = "SSBE";
    /** ISO purpose "government payment": an establishment's stimulus is no benefit of a family. */
    private static final String GRANT = "GOVT";

    private final Debtor debtor;

    PaymentOrder(Debtor debtor) {
        this.debtor = debtor;
    }

    GroupHeader85 header(BankFile file, LocalDate day) {
        return new GroupHeader85()
                .setMsgId(file.messageId())
                .setCreDtTm(OffsetDateTime.of(day.atStartOfDay(), LIMA))
                .setNbOfTxs(Integer.toString(file.transactions()))
                .setCtrlSum(file.amount().soles())
                .setInitgPty(party());
    }

    /** The payment without its transactions, which follow one by one. */
    PaymentInstruction30 payment(BankFile file, LocalDate day) {
        return new PaymentInstruction30()
                .setPmtInfId(file.messageId())
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setBtchBookg(false)
                .setNbOfTxs(Integer.toString(file.transactions()))
                .setCtrlSum(file.amount().soles())
                .setReqdExctnDt(new DateAndDateTime2Choice().setDt(day))
                .setDbtr(party())
                .setDbtrAcct(account(debtor.account()))
                .setDbtrAgt(new BranchAndFinancialInstitutionIdentification6()
                        .setFinInstnId(new FinancialInstitutionIdentification18().setBICFI(debtor.bank())));
    }

    String bank() {
        return debtor.bank();
    }

    static String purpose(Instruction instruction) {
        return switch (instruction.payee()) {
            case HOUSEHOLD -> PURPOSE;
            case PROVIDER -> GRANT;
        };
    }

    /** Who is paid: a person, or an organisation. */
    static String party(Instruction instruction) {
        return switch (instruction.payee()) {
            case HOUSEHOLD -> "PrvtId";
            case PROVIDER -> "OrgId";
        };
    }

    private PartyIdentification135 party() {
        return new PartyIdentification135().setNm(debtor.name());
    }

    private static CashAccount38 account(String number) {
        return new CashAccount38()
                .setId(new AccountIdentification4Choice().setOthr(new GenericAccountIdentification1().setId(number)));
    }
}
