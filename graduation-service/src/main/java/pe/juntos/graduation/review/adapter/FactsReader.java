package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.graduation.review.BonusDelivery;
import pe.juntos.graduation.review.Decision;
import pe.juntos.graduation.review.Enrolment;
import pe.juntos.graduation.review.FormG1;
import pe.juntos.graduation.review.Grade;
import pe.juntos.graduation.review.HouseholdFacts;
import pe.juntos.graduation.review.HouseholdFacts.Stage;
import pe.juntos.graduation.review.PersonDecision;
import pe.juntos.graduation.review.PersonReason;
import pe.juntos.graduation.review.Recertification;
import pe.juntos.graduation.review.SchoolLevel;
import pe.juntos.graduation.review.SocioEconomicClass;
import reactor.core.publisher.Mono;

/** Puts together what a review needs, one statement a kind of fact; the households stay locked meanwhile. */
@Component
class FactsReader {

    private static final String LOCK =
            "select count(*) as n from (select 1 from household t where @ order by t.household for update) locked";

    /** A later review has seen more: an earlier period is not decided again. */
    private static final String HOUSEHOLDS = """
            select t.household, t.state, t.affiliated_on, coalesce(s.version, 0) as version, s.inputs_hash, s.graduated_on
            from household t left join standing s using (household)
            where @ and t.affiliated_on <= :asOf and (s.reviewed_until is null or s.reviewed_until <= :asOf)
            order by t.household
            """;

    private static final String RECERTIFICATIONS = """
            select distinct on (t.household) t.household, t.on_day, t.result
            from recertification t join household h using (household)
            where @ and t.on_day between h.affiliated_on and :asOf order by t.household, t.on_day desc
            """;

    private static final String FORMS = """
            select distinct on (t.household) t.household, t.on_day, t.holder_age, t.holder_level, t.holder_schooling,
                t.land, t.large_animals
            from form_g1 t where @ and t.on_day <= :asOf order by t.household, t.on_day desc
            """;

    private static final String PERSONS = """
            select distinct on (t.household, t.form_on) t.household, t.form_on, t.capacity, t.potential, t.reasons
            from person_decision t where @ order by t.household, t.form_on, t.id desc
            """;

    private static final String ENROLMENTS = """
            select t.household, t.bonus, t.enrolled_on, t.completed_on from referral t
            where @ and t.state in ('ENROLLED', 'COMPLETED') and t.bonus is not null and t.enrolled_on is not null
            order by t.household, t.enrolled_on, t.referral
            """;

    private static final String DELIVERIES = "select t.household, t.bonus, t.on_day from bonus_delivery t where @";

    private static final String KNOWN = """
            select distinct on (t.household, t.kind) t.household, t.kind, t.about
            from decision t where @ order by t.household, t.kind, t.version desc
            """;

    private record About(Decision.Kind kind, String about) {}

    private record OnForm(LocalDate form, PersonDecision decision) {}

    private record Row(
            String household,
            String state,
            LocalDate affiliatedOn,
            long version,
            @Nullable String inputsHash,
            boolean graduated) {

        Stage stage() {
            if (graduated) {
                return Stage.GRADUATED;
            }
            return state.equals("AFFILIATED") || state.equals("SUSPENDED") ? Stage.IN_PROGRAMME : Stage.LEFT;
        }
    }

    private final DatabaseClient client;

    FactsReader(DatabaseClient client) {
        this.client = client;
    }

    /** Until the end of the transaction, no other fact of these households is decided on. */
    Mono<Void> lock(Selection selection) {
        return selection.sql(client, LOCK).then();
    }

    /** In order of code. */
    Mono<List<Candidate>> read(Selection selection, LocalDate asOf) {
        return Mono.zip(
                        rows(selection, asOf),
                        grouped(selection.sql(client, RECERTIFICATIONS).bind("asOf", asOf), r -> recertification(r)),
                        grouped(selection.sql(client, FORMS).bind("asOf", asOf), r -> form(r)),
                        grouped(selection.sql(client, PERSONS), r -> person(r)),
                        grouped(selection.sql(client, ENROLMENTS), r -> enrolment(r)),
                        grouped(selection.sql(client, DELIVERIES), r -> delivery(r)),
                        grouped(selection.sql(client, KNOWN), r -> about(r)))
                .map(all -> all.getT1().stream()
                        .map(row -> {
                            String code = row.household();
                            FormG1 form = first(all.getT3(), code);
                            var facts = new HouseholdFacts(
                                    code,
                                    row.stage(),
                                    row.affiliatedOn(),
                                    first(all.getT2(), code),
                                    form,
                                    decided(all.getT4().getOrDefault(code, List.of()), form),
                                    all.getT5().getOrDefault(code, List.of()),
                                    first(all.getT6(), code));
                            var known = all.getT7().getOrDefault(code, List.of()).stream()
                                    .collect(Collectors.toMap(About::kind, About::about));
                            return new Candidate(facts, row.version(), row.inputsHash(), known);
                        })
                        .toList());
    }

    private Mono<List<Row>> rows(Selection selection, LocalDate asOf) {
        return selection
                .sql(client, HOUSEHOLDS)
                .bind("asOf", asOf)
                .map(row -> new Row(
                        text(row, "household"),
                        text(row, "state"),
                        day(row, "affiliated_on"),
                        required(row, "version", Long.class),
                        row.get("inputs_hash", String.class),
                        row.get("graduated_on", LocalDate.class) != null))
                .all()
                .collectList();
    }

    private static <T> Mono<Map<String, List<T>>> grouped(
            DatabaseClient.GenericExecuteSpec spec, Function<Readable, T> value) {
        return spec.map(row -> Map.entry(text(row, "household"), value.apply(row)))
                .all()
                .collectList()
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static <T> @Nullable T first(Map<String, List<T>> facts, String household) {
        List<T> found = facts.get(household);
        return found == null ? null : found.getFirst();
    }

    private static @Nullable PersonDecision decided(List<OnForm> decisions, @Nullable FormG1 form) {
        for (OnForm decision : decisions) {
            if (form != null && decision.form().equals(form.on())) {
                return decision.decision();
            }
        }
        return null;
    }

    private static Recertification recertification(Readable row) {
        return new Recertification(day(row, "on_day"), SocioEconomicClass.valueOf(text(row, "result")));
    }

    private static FormG1 form(Readable row) {
        String level = row.get("holder_level", String.class);
        return new FormG1(
                day(row, "on_day"),
                row.get("holder_age", Integer.class),
                level == null ? null : SchoolLevel.valueOf(level),
                row.get("holder_schooling", BigDecimal.class),
                row.get("land", BigDecimal.class),
                row.get("large_animals", Integer.class));
    }

    private static OnForm person(Readable row) {
        var reasons = Arrays.stream(required(row, "reasons", String[].class))
                .map(PersonReason::valueOf)
                .toList();
        return new OnForm(
                day(row, "form_on"),
                new PersonDecision(
                        Grade.valueOf(text(row, "capacity")), Grade.valueOf(text(row, "potential")), reasons));
    }

    private static Enrolment enrolment(Readable row) {
        return new Enrolment(
                Bonus.valueOf(text(row, "bonus")), day(row, "enrolled_on"), row.get("completed_on", LocalDate.class));
    }

    private static BonusDelivery delivery(Readable row) {
        return new BonusDelivery(Bonus.valueOf(text(row, "bonus")), day(row, "on_day"));
    }

    private static About about(Readable row) {
        return new About(Decision.Kind.valueOf(text(row, "kind")), text(row, "about"));
    }

    private static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static LocalDate day(Readable row, String column) {
        return required(row, column, LocalDate.class);
    }
}
