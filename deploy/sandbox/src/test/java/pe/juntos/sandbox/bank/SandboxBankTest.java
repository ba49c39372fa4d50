package pe.juntos.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxAcmt02400103;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.VerificationReport4;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxBankTest {

    private static final int ORDERS = 3_000;

    @TempDir
    Path folder;

    @Test
    void answersReadWithTheClassesOfTheStandardAndAddUpToTheOrders() throws IOException {
        BankAnswer answer = SandboxBank.answer(orders(ORDERS), folder.resolve("banco"), 7);

        assertThat(answer.credited() + answer.rejected()).isEqualTo(ORDERS);
        assertThat(answer.creditedAmount().add(answer.rejectedAmount())).isEqualTo(sum(ORDERS));
        assertThat(answer.rejected()).isBetween(15, 50);

        var report = MxPain00200110.parse(Files.readString(answer.status())).getCstmrPmtStsRpt();
        assertThat(report.getOrgnlGrpInfAndSts().getOrgnlMsgId()).isEqualTo("R2026-3-001");
        assertThat(report.getOrgnlGrpInfAndSts().getGrpSts()).isEqualTo("PART");
        assertThat(rejected(answer))
                .hasSize(answer.rejected())
                .allMatch(tx -> tx.getTxSts().equals("RJCT"));
        assertThat(rejected(answer).stream()
                        .map(tx -> tx.getStsRsnInf().getFirst().getRsn().getCd()))
                .allMatch(Set.of("AC01", "AC04", "AC06", "MD07")::contains);
        assertThat(rejected(answer).stream()
                        .map(tx -> tx.getOrgnlTxRef().getAmt().getInstdAmt().getValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(answer.rejectedAmount());
    }

    @Test
    void nearlyAllThatIsCreditedIsHandedOverWholeAndNothingElse() throws IOException {
        Path file = orders(ORDERS);
        BankAnswer answer = SandboxBank.answer(file, folder, 7);
        var retiros = folder.resolve("retiros.csv");
        SandboxBank.withdrawals(List.of(file), retiros, 7);

        var lines = Files.readAllLines(retiros);
        assertThat(lines.getFirst()).isEqualTo("retiro_id,id_extremo,fecha,monto,canal,punto_pago");
        assertThat(lines.size() - 1).isBetween(answer.credited() * 85 / 100, answer.credited() * 97 / 100);
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[0])).doesNotHaveDuplicates();
        var rejected = rejected(answer).stream()
                .map(PaymentTransaction105::getOrgnlEndToEndId)
                .collect(Collectors.toSet());
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[1]))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(rejected);
        var again = folder.resolve("again.csv");
        SandboxBank.withdrawals(List.of(file), again, 7);
        assertThat(again).hasSameTextualContentAs(retiros);
    }

    @Test
    void confirmsTheAccountsThatItIsAskedAboutAsTold() throws IOException {
        var request = Files.writeString(folder.resolve("JUNTOS-CTA-1.xml"), accounts(20));
        var all = confirmed(request, Set.of());
        assertThat(all).hasSize(20).allSatisfy(one -> assertThat(one.isVrfctn()).isTrue());
        assertThat(all.getLast().getOrgnlId()).isEqualTo("H0000000000000019-C1");
        var some = confirmed(request, Set.of(Misbehaviour.DENIES_ACCOUNTS, Misbehaviour.FORGETS_ACCOUNTS));
        assertThat(some).hasSize(10);
        assertThat(some.stream().filter(one -> !one.isVrfctn()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.getRsn().getCd()).isEqualTo("AC01"));
    }

    private List<VerificationReport4> confirmed(Path request, Set<Misbehaviour> misbehaviours) throws IOException {
        var answer = SandboxBank.confirm(request, folder.resolve("cuentas"), 7, misbehaviours);
        var report = MxAcmt02400103.parse(Files.readString(answer)).getIdVrfctnRpt();
        assertThat(report.getOrgnlAssgnmt().getMsgId()).isEqualTo("JUNTOS-CTA-1");
        return report.getRpt();
    }

    private static String accounts(int count) {
        var accounts = new StringBuilder();
        for (var n = 0; n < count; n++) {
            accounts.append("<Vrfctn><Id>H%016d-C1</Id><PtyAndAcctId><Acct><Id><Othr><Id>001-%d</Id></Othr></Id></Acct>"
                    .formatted(n, n));
            accounts.append("</PtyAndAcctId></Vrfctn>");
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:acmt.023.001.03"><IdVrfctnReq>
                <Assgnmt><MsgId>JUNTOS-CTA-1</MsgId><CreDtTm>2026-05-02T08:00:00-05:00</CreDtTm></Assgnmt>%s</IdVrfctnReq></Document>
                """.formatted(accounts);
    }

    @Test
    void everyOrderIsEitherBookedOrRejectedWithItsOwnAmount() throws IOException {
        BankAnswer answer = SandboxBank.answer(orders(ORDERS), folder, 7);
        var statement = MxCamt05300108.parse(Files.readString(answer.statement()))
                .getBkToCstmrStmt()
                .getStmt()
                .getFirst();

        assertThat(statement.getTxsSummry().getTtlDbtNtries().getNbOfNtries()).isEqualTo("" + answer.credited());
        assertThat(statement.getTxsSummry().getTtlDbtNtries().getSum()).isEqualTo(answer.creditedAmount());
        assertThat(statement.getNtry().stream()
                        .map(entry -> entry.getAmt().getValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(answer.creditedAmount());
        assertThat(statement
                        .getBal()
                        .get(0)
                        .getAmt()
                        .getValue()
                        .subtract(statement.getBal().get(1).getAmt().getValue()))
                .isEqualTo(answer.creditedAmount());
        assertThat(statement.getNtry().getFirst().getBookgDt().getDt()).hasToString("2026-07-01");

        Set<String> booked =
                statement.getNtry().stream().map(SandboxBankTest::endToEnd).collect(Collectors.toSet());
        Set<String> refused = rejected(answer).stream()
                .map(PaymentTransaction105::getOrgnlEndToEndId)
                .collect(Collectors.toSet());
        assertThat(booked).doesNotContainAnyElementsOf(refused).hasSize(answer.credited());
        assertThat(booked.size() + refused.size()).isEqualTo(ORDERS);
    }

    @Test
    void elementsStandInTheOrderOfTheStandard() throws IOException {
        BankAnswer answer = SandboxBank.answer(orders(300), folder, 1);
        String report = Files.readString(answer.status());
        String statement = Files.readString(answer.statement());

        assertThat(elements(report))
                .isEqualTo(elements(MxPain00200110.parse(report).document()));
        assertThat(elements(statement))
                .isEqualTo(elements(MxCamt05300108.parse(statement).document()));
    }

    @Test
    void sameOrdersAndSeedGiveTheSameBytesAndAnotherSeedOtherRejections() throws IOException {
        Path file = orders(ORDERS);
        BankAnswer once = SandboxBank.answer(file, folder.resolve("a"), 7);
        BankAnswer again = SandboxBank.answer(file, folder.resolve("b"), 7);
        BankAnswer other = SandboxBank.answer(file, folder.resolve("c"), 8);

        assertThat(again.status()).hasSameBinaryContentAs(once.status());
        assertThat(again.statement()).hasSameBinaryContentAs(once.statement());
        assertThat(rejected(other).stream()
                        .map(PaymentTransaction105::getOrgnlEndToEndId)
                        .toList())
                .isNotEqualTo(rejected(once).stream()
                        .map(PaymentTransaction105::getOrgnlEndToEndId)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DENIES_ACCOUNTS", "FORGETS_ACCOUNTS"})
    void whatItIsToldToDoIsInItsMessagesAndTheRestIsAsUsual(Misbehaviour misbehaviour) throws IOException {
        var usual = SandboxBank.answers(orders(60), folder.resolve("usual"), 7, Set.of());
        var told = SandboxBank.answers(orders(60), folder.resolve("told"), 7, Set.of(misbehaviour));
        assertThat(usual).hasSize(2);
        assertThat(texts(told)).isNotEqualTo(texts(usual));
        if (Misbehaviour.SPOILING.contains(misbehaviour)) {
            assertThat(told).hasSize(3);
            assertThat(texts(told.subList(1, 3))).isEqualTo(texts(usual));
        }
    }

    @Test
    void whatItBooksReadsWithTheClassesOfTheStandardAndAddsUpHoweverItBehaves() throws IOException {
        var all = EnumSet.complementOf(EnumSet.copyOf(Misbehaviour.SPOILING));
        all.removeAll(Set.of(Misbehaviour.REJECTS_FILE, Misbehaviour.REJECTS_PAYMENT, Misbehaviour.REPEATS));
        var sent = SandboxBank.answers(orders(ORDERS), folder.resolve("todo"), 7, all);
        assertThat(sent).hasSize(5);
        for (var text : texts(sent)) {
            if (text.contains("camt.053.001.08")) {
                var statement =
                        MxCamt05300108.parse(text).getBkToCstmrStmt().getStmt().getFirst();
                var movement = statement.getNtry().stream()
                        .map(entry -> entry.getCdtDbtInd() == CreditDebitCode.DBIT
                                ? entry.getAmt().getValue().negate()
                                : entry.getAmt().getValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(statement.getBal().get(0).getAmt().getValue().add(movement))
                        .isEqualByComparingTo(statement.getBal().get(1).getAmt().getValue());
                assertThat(elements(text))
                        .isEqualTo(elements(MxCamt05300108.parse(text).document()));
            } else if (text.contains("camt.054.001.08")) {
                assertThat(elements(text))
                        .isEqualTo(elements(MxCamt05400108.parse(text).document()));
            } else {
                assertThat(elements(text))
                        .isEqualTo(elements(MxPain00200110.parse(text).document()));
            }
        }
    }

    private static List<String> texts(List<Path> files) throws IOException {
        var texts = new ArrayList<String>();
        for (var file : files) {
            texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    @Test
    void aDocumentTypeOrATruncatedFileIsRefusedAndLeavesNoAnswer() throws IOException {
        Path whole = orders(10);
        Path cut = Files.writeString(
                folder.resolve("cut.xml"), Files.readString(whole).substring(0, 1500));
        Path evil = Files.writeString(
                folder.resolve("evil.xml"),
                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n"
                        + Files.readString(whole)
                                .replaceFirst("<\\?xml.*\\?>", "")
                                .replace("E2E0000001", "&x;"));

        for (Path bad : List.of(cut, evil)) {
            assertThatThrownBy(() -> SandboxBank.answer(bad, folder.resolve("out"), 7))
                    .isInstanceOf(IOException.class);
        }
        try (Stream<Path> answers =
                Files.exists(folder.resolve("out")) ? Files.list(folder.resolve("out")) : Stream.empty()) {
            assertThat(answers).isEmpty();
        }
    }

    private static List<PaymentTransaction105> rejected(BankAnswer answer) throws IOException {
        return MxPain00200110.parse(Files.readString(answer.status()))
                .getCstmrPmtStsRpt()
                .getOrgnlPmtInfAndSts()
                .stream()
                .flatMap(payment -> payment.getTxInfAndSts().stream())
                .toList();
    }

    private static String endToEnd(ReportEntry10 entry) {
        return entry.getNtryDtls().getFirst().getTxDtls().getFirst().getRefs().getEndToEndId();
    }

    private static List<String> elements(String xml) {
        return Pattern.compile("<(?:\\w+:)?(\\w+)[ >/]")
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static BigDecimal amount(int order) {
        return new BigDecimal(order % 3 == 0 ? "350.00" : "200.00");
    }

    private static BigDecimal sum(int orders) {
        return Stream.iterate(1, n -> n + 1)
                .limit(orders)
                .map(SandboxBankTest::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Path orders(int count) throws IOException {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                <GrpHdr><MsgId>R2026-3-001</MsgId><CreDtTm>2026-07-01T00:00:00</CreDtTm><NbOfTxs>%d</NbOfTxs><CtrlSum>%s</CtrlSum>
                <InitgPty><Nm>Programa Juntos</Nm></InitgPty></GrpHdr>
                """.formatted(count, sum(count).toPlainString()));
        for (int payment = 1, order = 1; order <= count; payment++) {
            xml.append("""
                    <PmtInf><PmtInfId>P%d</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2026-07-01</Dt></ReqdExctnDt>
                    <Dbtr><Nm>Programa Juntos</Nm></Dbtr><DbtrAcct><Id><Othr><Id>00000000001</Id></Othr></Id></DbtrAcct>
                    <DbtrAgt><FinInstnId><Nm>Banco</Nm></FinInstnId></DbtrAgt>
                    """.formatted(payment));
            for (int end = Math.min(count, payment * (count / 2)); order <= end; order++) {
                xml.append("""
                        <CdtTrfTxInf><PmtId><InstrId>I%1$07d</InstrId><EndToEndId>E2E%1$07d</EndToEndId></PmtId>
                        <Amt><InstdAmt Ccy="PEN">%2$s</InstdAmt></Amt><Cdtr><Nm>M%1$07d</Nm></Cdtr></CdtTrfTxInf>
                        """.formatted(order, amount(order).toPlainString()));
            }
            xml.append("</PmtInf>\n");
        }
        return Files.writeString(folder.resolve("R2026-3-001.xml"), xml.append("</CstmrCdtTrfInitn></Document>\n"));
    }
}
