package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.evidence.EvidenceRecord;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Kind;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Result;
import pe.juntos.coresponsibility.evidence.Signed;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.csv.LineRefusal;
import tools.jackson.databind.JsonNode;

/**
 * One record of a message as evidence.
 *
 * @param byCode whether the person is named by the register's member code, not by the id that the register's sender gave
 */
record EvidenceItem(EvidenceRecord evidence, boolean byCode) {
    private static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final Map<String, Boolean> IDENTIFIERS = Map.of("PERSONA_ID", false, "MEMBER_CODE", true);
    private static final Set<String> SCHOOL = Set.of("INICIAL", "SCHOOL");
    private static final Map<String, Kind> KINDS = Map.of(
            "CRED", Kind.CRED,
            "PRENATAL", Kind.PRENATAL,
            "PUERPERIUM", Kind.PUERPERIUM,
            "VACCINE", Kind.VACCINE,
            "WEIGHT_AND_HEIGHT", Kind.WEIGHT_AND_HEIGHT,
            "SUPPLEMENT", Kind.SUPPLEMENT);
    private static final Map<String, String> FACILITIES = Map.of("HEALTH", "S-", "SCHOOL", "E-");
    private static final Map<String, String> OUTCOMES = Map.of(
            "met", "met", "not_met", "not_met", "not_verifiable", "not_verifiable", "not_applicable", "not_applicable");
    private static final Map<String, Result> VISITS =
            Map.of("met", Result.ATTENDED, "not_met", Result.MISSED, "not_verifiable", Result.UNATTENDED);
    private static final Map<String, Set<String>> REASONS = Map.of(
            "met", Set.of(),
            "not_met", Set.of("NO_ATTENDANCE", "ATTENDANCE_BELOW_MINIMUM"),
            "not_verifiable", Set.of("SERVICE_UNAVAILABLE"),
            "not_applicable", Set.of("NO_SCHOOL_DAYS"));

    /** @throws LineRefusal if it is not such a record */
    static EvidenceItem of(JsonNode node, Catalogue catalogue) {
        if (!node.isObject()) {
            throw new LineRefusal("NOT_AN_OBJECT", "el registro no es un objeto");
        }
        var item = new ItemFields(node, "");
        var id = item.text("reference_id");
        var condition = item.text("condition_code");
        requireCondition(item, condition, catalogue);
        var outcome = item.code("outcome", OUTCOMES);
        requireReason(item, outcome);
        if (SCHOOL.contains(condition)) {
            return education(item, id, outcome);
        }
        return health(item, id, item.code("condition_code", KINDS), outcome);
    }

    /** MEM-3: what is in no agreement is refused as that, and not as a code of another list. */
    private static void requireCondition(ItemFields item, String condition, Catalogue catalogue) {
        if (!SCHOOL.contains(condition) && !KINDS.containsKey(condition)) {
            catalogue.refusal(item.in("period").date("from"), condition).ifPresent(refusal -> {
                throw item.refusal(refusal.name(), "condition_code", refusal.message());
            });
        }
    }

    private static void requireReason(ItemFields item, String outcome) {
        var reason = item.optional("reason_code");
        if (reason != null && !REASONS.getOrDefault(outcome, Set.of()).contains(reason)) {
            throw item.refusal("UNKNOWN_CODE", "reason_code", "no es un motivo de ese resultado");
        }
    }

    /** A visit has a day; that somebody did not come, or could not be attended, may be said of days of one bimester. */
    private static EvidenceItem health(ItemFields item, String id, Kind kind, String outcome) {
        var result = VISITS.get(outcome);
        if (result == null) {
            throw item.refusal("OUTCOME_NOT_EVIDENCE", "outcome", "no es un hecho: registre una excepción");
        }
        var from = item.in("period").date("from");
        var to = item.in("period").date("to");
        if (result == Result.ATTENDED && !from.equals(to)) {
            throw item.refusal("NOT_A_DAY", "period", "de una atención es su día");
        }
        var period = bimester(to);
        if (from.isAfter(to) || !period.contains(from)) {
            throw item.refusal("OUTSIDE_PERIOD", "period", "no está dentro de un bimestre");
        }
        if (item.has("observed") && item.in("observed").count("value") > 0 != (result == Result.ATTENDED)) {
            throw item.refusal("OUTCOME_CONTRADICTED", "observed", "contradice el resultado");
        }
        return new EvidenceItem(new EvidenceRecord.Health(signed(item, id, period), to, kind, result), byCode(item));
    }

    /** A month in days. Whether it is enough is decided from the days of the bimester (VER-1), not by who reports. */
    private static EvidenceItem education(ItemFields item, String id, String outcome) {
        if (outcome.equals("not_verifiable")) {
            throw item.refusal(
                    "OUTCOME_NOT_EVIDENCE", "outcome", "no es un hecho: no registre nada o registre una excepción");
        }
        var from = item.in("period").date("from");
        var month = YearMonth.from(from);
        if (!from.equals(month.atDay(1)) || !item.in("period").date("to").equals(month.atEndOfMonth())) {
            throw item.refusal("NOT_A_MONTH", "period", "no es un mes entero");
        }
        var observed = item.in("observed");
        observed.code("unit", Map.of("day", true));
        var days = observed.count("expected");
        if (days != 0 && outcome.equals("not_applicable")) {
            throw item.refusal("OUTCOME_CONTRADICTED", "observed", "hubo días lectivos");
        }
        var evidence = new EvidenceRecord.Education(
                signed(item, id, bimester(from)),
                month,
                days,
                observed.count("value"),
                observed.has("justified") ? observed.count("justified") : 0);
        return new EvidenceItem(evidence, byCode(item));
    }

    private static Period bimester(LocalDate day) {
        return new Period(day.getYear(), (day.getMonthValue() + 1) / 2);
    }

    private static boolean byCode(ItemFields item) {
        return item.in("member").code("identifier_type", IDENTIFIERS);
    }

    private static Signed signed(ItemFields item, String id, Period period) {
        var facility = item.in("source_facility");
        var prefix = facility.code("type", FACILITIES);
        var code = facility.text("code");
        if (!code.startsWith(prefix)) {
            throw facility.refusal("ESTABLISHMENT_KIND", "code", "no es de ese tipo");
        }
        return new Signed(
                id,
                period,
                code,
                item.in("member").text("identifier_value"),
                item.optional("signed_by"),
                signedOn(item),
                item.optional("supersedes"));
    }

    /** The day on which the head signed: where none is given, the day on which the record was made. */
    private static @Nullable LocalDate signedOn(ItemFields item) {
        var recorded = item.instant("recorded_at");
        return item.has("signed_on")
                ? item.date("signed_on")
                : recorded.atZoneSameInstant(LIMA).toLocalDate();
    }
}
