package pe.juntos.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pe.juntos.gateway.story.Facts.Line;
import pe.juntos.gateway.story.Facts.Member;
import pe.juntos.gateway.story.Facts.PayDay;
import pe.juntos.gateway.story.Facts.Standing;
import pe.juntos.gateway.story.Facts.Transfer;
import pe.juntos.gateway.story.Facts.Verdict;

/** USR-2: the sentence a family gets, from what the services answer. */
class ExplanationTest {
    private static final Period MAY_JUNE = new Period(2026, 3);
    private static final Section<Standing> AFFILIATED =
            new Section.Known<>(new Standing("AFFILIATED", List.of(), null));
    private static final Section<Verdict> UNDECIDED = new Section.Nothing<>();
    private static final Section<List<Transfer>> NO_MONEY = new Section.Nothing<>();

    @Test
    void a_breach_is_told_with_the_reason_of_the_member_who_did_not_comply() {
        var verdict = verdict(
                "NOT_MET",
                false,
                List.of("ATTENDANCE_BELOW_MINIMUM", "ATTENDED"),
                new Member("MET", List.of("ATTENDED")),
                new Member("NOT_MET", List.of("ATTENDANCE_BELOW_MINIMUM")));
        assertThat(said(AFFILIATED, verdict, NO_MONEY))
                .isEqualTo("No le corresponde el abono de este período, porque consta que no se cumplió un compromiso."
                        + " Puede pedir que se revise. La asistencia a la escuela fue menor que la mínima.");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOMPANIMENT_HOLD,acompaña a la familia",
        "CORRECTION_NEEDS_PERSON,está en manos de una persona de la sede"
    })
    void ver4_ver5_a_breach_without_effect_is_told_as_such_and_the_money_is_due(String hold, String words) {
        var verdict = verdict(
                "NOT_MET", true, List.of("NO_ATTENDANCE", hold), new Member("NOT_MET", List.of("NO_ATTENDANCE")));
        assertThat(said(AFFILIATED, verdict, NO_MONEY))
                .startsWith("Consta que no se cumplió un compromiso, pero eso no le quita el abono")
                .contains("no hubo asistencia", words)
                .endsWith("Le corresponde el abono, que aún no se ha preparado.")
                .doesNotContain("No le corresponde", "cumplió sus compromisos");
    }

    @Test
    void ver4_a_breach_without_effect_is_told_beside_the_money_too() {
        var verdict = verdict(
                "NOT_MET",
                true,
                List.of("NO_ATTENDANCE", "ACCOMPANIMENT_HOLD"),
                new Member("NOT_MET", List.of("NO_ATTENDANCE")));
        assertThat(said(AFFILIATED, verdict, paid(base("CREDITED", null))))
                .startsWith("El banco confirmó su abono de S/ 200.00. Consta que no se cumplió un compromiso, pero")
                .contains("acompaña a la familia")
                .doesNotContain("aún no se ha preparado");
    }

    @Test
    void ver3_a_silence_is_told_beside_the_money_too() {
        var verdict = verdict(
                "NOT_VERIFIABLE",
                true,
                List.of("NO_RECORD"),
                new Member("MET", List.of("ATTENDED")),
                new Member("NOT_VERIFIABLE", List.of("NO_RECORD")));
        assertThat(said(AFFILIATED, verdict, paid(base("CREDITED", null))))
                .isEqualTo("El banco confirmó su abono de S/ 200.00. No se pudo verificar si se cumplieron los"
                        + " compromisos; eso no le quita el abono. El establecimiento no envió su registro.");
    }

    @ParameterizedTest
    @CsvSource({"MET,cumplió sus compromisos", "NOT_VERIFIABLE,No se pudo verificar", "WAIVED,se afilió en este período"
    })
    void ver3_what_is_payable_is_due(String outcome, String words) {
        assertThat(said(AFFILIATED, verdict(outcome, true, List.of()), NO_MONEY))
                .contains(words)
                .endsWith("Le corresponde el abono, que aún no se ha preparado.");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30,false", "2026-07-01,true"})
    void pay3_who_left_by_the_last_day_of_the_period_is_not_promised_money(LocalDate exitedOn, boolean due) {
        var gone = new Section.Known<>(new Standing("EXITED", List.of("GRADUATED"), exitedOn));
        var said = said(gone, verdict("MET", true, List.of()), NO_MONEY);
        assertThat(said.contains("Le corresponde el abono")).isEqualTo(due);
        assertThat(said.contains("ya no estaba en el programa")).isEqualTo(!due);
    }

    @Test
    void pay5_a_held_transfer_names_its_amount_and_cause() {
        assertThat(said(AFFILIATED, UNDECIDED, paid(base("HELD", "NO_PAYMENT_MEANS"))))
                .isEqualTo("Su abono de S/ 200.00 está retenido; no se pierde y se pagará cuando se resuelva la causa."
                        + " Falta la cuenta o el punto de pago.");
    }

    @Test
    void pay6_a_reason_of_the_bank_that_nobody_agreed_on_is_named_by_its_code() {
        assertThat(said(AFFILIATED, UNDECIDED, paid(base("REJECTED", "ZZ99"))))
                .startsWith("El banco rechazó su abono de S/ 200.00; no se pierde")
                .contains("ZZ99");
    }

    static Stream<Arguments> compensations() {
        return Stream.of(
                Arguments.of("ORDERED", "falta enviar al banco"),
                Arguments.of("HELD", "está retenido"),
                Arguments.of("DISPATCHED", "ya se envió al banco"),
                Arguments.of("CREDITED", "el banco confirmó"),
                Arguments.of("REJECTED", "el banco rechazó; no se pierden"),
                Arguments.of("RETURNED", "el banco devolvió; no se pierden"),
                Arguments.of("WITHDRAWN", "que ya se cobró"),
                Arguments.of("ALERTED", "no consta que se haya cobrado todo"),
                Arguments.of("UNCOLLECTED", "todavía puede cobrarlo"),
                Arguments.of("REVERTED", "se devolvió al Tesoro"));
    }

    @ParameterizedTest
    @MethodSource("compensations")
    void ver5_a_compensation_gives_the_amount_of_its_line_and_the_transfer_it_went_in(String state, String words) {
        var later = new Transfer(
                "2026-4",
                state,
                null,
                new BigDecimal("450.00"),
                List.of(line("2026-4", "200.00"), line("2026-3", "200.00"), line("2026-2", "50.00")),
                null);
        assertThat(said(AFFILIATED, verdict("MET", true, List.of()), paid(later)))
                .startsWith("Se le reconocieron S/ 200.00 de este período:")
                .contains("en el abono de S/ 450.00 del período 2026-4", words);
    }

    @Test
    void ver5_the_transfer_of_a_period_that_pays_another_too_gives_both_amounts() {
        var both = new Transfer(
                "2026-3",
                "CREDITED",
                null,
                new BigDecimal("400.00"),
                List.of(line("2026-3", "200.00"), line("2026-2", "200.00")),
                null);
        assertThat(said(AFFILIATED, UNDECIDED, paid(both)))
                .isEqualTo("El banco confirmó su abono de S/ 200.00."
                        + " El abono es de S/ 400.00 en total, porque incluye lo que se le debía de otro período.");
    }

    @Test
    void a_transfer_that_pays_only_another_period_is_not_this_periods_money() {
        var other = new Transfer(
                "2026-3", "CREDITED", null, new BigDecimal("200.00"), List.of(line("2026-2", "200.00")), null);
        var verdict = verdict("NOT_MET", false, List.of("NO_ATTENDANCE"));
        assertThat(said(AFFILIATED, verdict, paid(other)))
                .startsWith("No le corresponde el abono de este período")
                .doesNotContain("confirmó");
    }

    @Test
    void without_a_verdict_the_standing_speaks() {
        var listed = new Section.Known<>(new Standing("VISITED", List.of("NO_AGREEMENT"), null));
        assertThat(said(listed, UNDECIDED, NO_MONEY))
                .startsWith("Su hogar ya fue visitado")
                .endsWith("el convenio.");
    }

    @Test
    void not_knowing_is_never_no() {
        var breach = verdict("NOT_MET", false, List.of("NO_ATTENDANCE"));
        assertThat(List.of(
                        said(AFFILIATED, UNDECIDED, new Section.Unavailable<>()),
                        said(AFFILIATED, new Section.Unavailable<>(), NO_MONEY),
                        said(new Section.Unavailable<>(), UNDECIDED, NO_MONEY),
                        said(AFFILIATED, breach, new Section.Unavailable<>())))
                .allSatisfy(said -> assertThat(said).startsWith("En este momento no podemos decirle"));
    }

    @Test
    void what_is_known_is_told_although_the_money_is_not() {
        assertThat(said(AFFILIATED, verdict("MET", true, List.of("ATTENDED")), new Section.Unavailable<>()))
                .startsWith("En este momento no podemos decirle")
                .contains("Su hogar cumplió sus compromisos.")
                .doesNotContain("aún no se ha preparado");
    }

    @Test
    void what_the_caller_may_not_see_is_neither_no_nor_nothing() {
        assertThat(said(AFFILIATED, verdict("MET", true, List.of()), new Section.Withheld<>()))
                .startsWith("Su función no permite ver")
                .doesNotContain("aún no se ha preparado");
    }

    private static String said(
            Section<Standing> standing, Section<Verdict> verdict, Section<List<Transfer>> transfers) {
        return Wording.in(Wording.SPANISH).sentence(Explanation.of(MAY_JUNE, new Facts(standing, verdict, transfers)));
    }

    @ParameterizedTest
    @CsvSource({
        "ORDERED, BRANCH, 'Su día de pago es el 01/07/2026, en la agencia P3.'",
        "DISPATCHED, CASH_TRANSPORT, 'La transportadora paga el 01/07/2026, en el punto P3.'",
        "CREDITED, ATM, 'Puede cobrarlo desde el 01/07/2026 en el cajero P3.'",
        "CREDITED, CORRESPONDENT, 'Su día de pago es el 01/07/2026, en el corresponsal P3.'"
    })
    void pay8_where_and_when_it_is_collected_is_told_until_it_is(String state, String channel, String words) {
        assertThat(said(AFFILIATED, UNDECIDED, paid(planned(state, channel)))).endsWith(words);
    }

    @ParameterizedTest
    @CsvSource({"HELD", "REJECTED", "RETURNED", "WITHDRAWN", "ALERTED", "UNCOLLECTED", "REVERTED"})
    void pay8_a_day_that_is_over_or_does_not_come_is_not_told(String state) {
        assertThat(said(AFFILIATED, UNDECIDED, paid(planned(state, "ATM")))).doesNotContain("01/07/2026", "P3");
    }

    private static Transfer planned(String state, String channel) {
        return new Transfer(
                "2026-3",
                state,
                null,
                new BigDecimal("200.00"),
                List.of(line("2026-3", "200.00")),
                new PayDay(LocalDate.of(2026, 7, 1), channel, "P3"));
    }

    private static Section<Verdict> verdict(String outcome, boolean payable, List<String> reasons, Member... members) {
        return new Section.Known<>(new Verdict(outcome, payable, reasons, List.of(members)));
    }

    private static Section<List<Transfer>> paid(Transfer transfer) {
        return new Section.Known<>(List.of(transfer));
    }

    private static Transfer base(String state, @Nullable String reason) {
        return new Transfer("2026-3", state, reason, new BigDecimal("200.00"), List.of(line("2026-3", "200.00")), null);
    }

    private static Line line(String period, String amount) {
        return new Line(period, new BigDecimal(amount));
    }
}
