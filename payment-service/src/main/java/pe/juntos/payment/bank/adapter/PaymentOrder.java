package pe.juntos.payment.bank.adapter;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.BranchData3;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GenericOrganisationIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GenericPersonIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.LocalInstrument2Choice;
import com.prowidesoftware.swift.model.mx.dic.OrganisationIdentification29;
import com.prowidesoftware.swift.model.mx.dic.Party38Choice;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation26;
import com.prowidesoftware.swift.model.mx.dic.PersonIdentification13;
import com.prowidesoftware.swift.model.mx.dic.Purpose2Choice;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import pe.juntos.payment.bank.BankFile;
import pe.juntos.payment.payee.PayeeKind;

/** What goes where in a pain.001.001.09. Every date comes from the period: the same file has the same bytes, whenever it is made. */
final class PaymentOrder {
    private static final ZoneOffset LIMA = ZoneOffset.ofHours(-5);
    private static final String CURRENCY = "PEN";
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
                .setDbtrAgt(new BranchAndFinancialInstitutionIdentification6().setFinInstnId(bank()));
    }

    CreditTransferTransaction34 transaction(Instruction instruction) {
        var agent = new BranchAndFinancialInstitutionIdentification6().setFinInstnId(bank());
        var transaction = new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6().setEndToEndId(instruction.endToEndId()))
                .setPmtTpInf(new PaymentTypeInformation26()
                        .setLclInstrm(new LocalInstrument2Choice().setPrtry(instruction.means())))
                .setAmt(new AmountType4Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy(CURRENCY)
                                .setValue(instruction.amount())))
                .setCdtrAgt(agent)
                .setCdtr(new PartyIdentification135().setId(creditor(instruction)))
                .setPurp(new Purpose2Choice().setCd(instruction.payee() == PayeeKind.PROVIDER ? GRANT : PURPOSE));
        if (instruction.account() != null && instruction.means().equals("ACCOUNT")) {
            return transaction.setCdtrAcct(account(instruction.account()));
        }
        agent.setBrnchId(new BranchData3().setId(instruction.payPoint()));
        return transaction;
    }

    private PartyIdentification135 party() {
        return new PartyIdentification135().setNm(debtor.name());
    }

    private FinancialInstitutionIdentification18 bank() {
        return new FinancialInstitutionIdentification18().setBICFI(debtor.bank());
    }

    private static CashAccount38 account(String number) {
        return new CashAccount38()
                .setId(new AccountIdentification4Choice().setOthr(new GenericAccountIdentification1().setId(number)));
    }

    private static Party38Choice creditor(Instruction instruction) {
        return switch (instruction.payee()) {
            case HOUSEHOLD -> person(instruction.recipient());
            case PROVIDER -> organisation(instruction.recipient());
        };
    }

    private static Party38Choice organisation(String code) {
        var id = new OrganisationIdentification29();
        id.getOthr().add(new GenericOrganisationIdentification1().setId(code));
        return new Party38Choice().setOrgId(id);
    }

    private static Party38Choice person(String code) {
        var id = new PersonIdentification13();
        id.getOthr().add(new GenericPersonIdentification1().setId(code));
        return new Party38Choice().setPrvtId(id);
    }
}
