package pe.juntos.graduation.review.adapter;

import static pe.juntos.graduation.review.adapter.FactRows.day;
import static pe.juntos.graduation.review.adapter.FactRows.text;
import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.Decision;
import pe.juntos.graduation.review.Register;
import pe.juntos.graduation.review.SocioEconomicClass;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Puts together what a review needs, one statement a kind of fact; the households stay locked meanwhile. */
@Component
class FactsReader implements Register {

    private static final String LOCK =
            "select count(*) as n from (select 1 from household t where @ order by t.household for update) locked";

    /**
     * Who graduated and was affiliated anew has not graduated from this stay; nor has who left by an exit that is suspended
     * or undone, or that was taken again since.
     */
    private static final String STAYS = """
            select t.household, t.district, t.state, t.affiliated_on, t.class, t.target_members,
                coalesce(s.version, 0) as version, s.inputs_hash,
                s.affiliated_on = t.affiliated_on and s.graduated_on is not null and not exists (select from exit_case c
                    where c.household = t.household and c.affiliated_on = t.affiliated_on
                      and c.exit_on = s.graduated_on and (c.state = 'WITHDRAWN' or c.state = 'OPEN' and c.origin = 'FAMILY'))
                    as graduated,
                t.state = 'EXITED' and exists (select from exit_case c
                    where c.household = t.household and c.affiliated_on = t.affiliated_on and c.exit_on = t.exited_on
                      and (c.state <> 'OPEN' or c.origin = 'FAMILY')) as contested
            from household t left join standing s using (household)
            where @ and t.affiliated_on <= :asOf
            """;

    /** A later review has seen more: an earlier period is not decided again. */
    private static final String HOUSEHOLDS =
            STAYS + " and (s.reviewed_until is null or s.reviewed_until <= :asOf) order by t.household";

    private static final String IN_PROGRAMME = STAYS + " and t.version > 0 and t.district is not null"
            + " and t.state in ('AFFILIATED', 'SUSPENDED') order by t.household";

    /** What the family appealed, and what was undone: a doubt of the office that came to nothing moves no exit. */
    private static final String CASES = """
            select t.household, t.state, t.stop_basis, t.not_poor_basis, t.term_basis, t.last_child_basis, t.reasons,
                t.filed_on, t.decided_on
            from exit_case t join household h using (household)
            where @ and t.affiliated_on = h.affiliated_on and (t.origin = 'FAMILY' or t.state = 'WITHDRAWN')
            order by t.household, coalesce(t.decided_at, t.filed_at), t.id
            """;

    private static final String RECERTIFICATIONS = """
            select t.household, t.on_day, t.result
            from recertification t join household h using (household)
            where @ and t.on_day between h.affiliated_on and :asOf order by t.household, t.on_day desc
            """;

    private static final String FORMS = """
            select distinct on (t.household) t.household, t.on_day, t.holder_age, t.holder_level, t.holder_schooling,
                t.land, t.large_animals
            from form_g1 t where @ and t.on_day <= :asOf order by t.household, t.on_day desc
            """;

    private static final String PERSONS = """
            select t.household, t.form_on, t.capacity, t.potential, t.reasons
            from person_decision t where @ and (not t.needs_second or t.second_outcome = 'CONFIRMED') order by t.household, t.id
            """;

    private static final String ENROLMENTS = """
            select t.household, t.bonus, t.enrolled_on, t.completed_on
            from referral t join household h using (household)
            where @ and t.state in ('ENROLLED', 'COMPLETED') and t.bonus is not null and t.enrolled_on >= h.affiliated_on
            order by t.household, t.enrolled_on, t.referral
            """;

    private static final String DELIVERIES = "select t.household, t.bonus, t.on_day"
            + " from bonus_delivery t join household h using (household) where @ and t.on_day >= h.affiliated_on"
            + " order by t.household, t.on_day desc";

    private static final String KNOWN = """
            select distinct on (t.household, t.kind) t.household, t.kind, t.about
            from decision t where @ order by t.household, t.kind, t.version desc
            """;

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
        return found(selection, asOf, HOUSEHOLDS).map(FoundFacts::candidates);
    }

    @Override
    public Mono<List<Known>> inProgramme(BucketRange range, LocalDate asOf) {
        return found(new Selection.Buckets(range), asOf, IN_PROGRAMME).map(FoundFacts::known);
    }

    private Mono<FoundFacts> found(Selection selection, LocalDate asOf, String households) {
        return Mono.zip(
                        rows(selection.sql(client, households).bind("asOf", asOf)),
                        grouped(selection.sql(client, RECERTIFICATIONS).bind("asOf", asOf), FactRows::recertification),
                        grouped(selection.sql(client, FORMS).bind("asOf", asOf), FactRows::form),
                        grouped(selection.sql(client, PERSONS), FactsReader::onForm),
                        grouped(selection.sql(client, ENROLMENTS), FactRows::enrolment),
                        grouped(selection.sql(client, DELIVERIES), FactRows::delivery),
                        grouped(selection.sql(client, KNOWN), FactsReader::about),
                        grouped(selection.sql(client, CASES), FactRows::exitCase))
                .map(all -> new FoundFacts(
                        all.getT1(),
                        all.getT2(),
                        all.getT3(),
                        all.getT4(),
                        all.getT5(),
                        all.getT6(),
                        all.getT7(),
                        all.getT8()));
    }

    private static Mono<List<FoundFacts.Row>> rows(DatabaseClient.GenericExecuteSpec households) {
        return households
                .map(row -> new FoundFacts.Row(
                        text(row, "household"),
                        row.get("district", String.class),
                        row.get("state", String.class),
                        day(row, "affiliated_on"),
                        FactRows.code(row, "class", SocioEconomicClass::valueOf),
                        Objects.equals(row.get("target_members", Integer.class), 0),
                        required(row, "version", Long.class),
                        row.get("inputs_hash", String.class),
                        Boolean.TRUE.equals(row.get("graduated", Boolean.class)),
                        Boolean.TRUE.equals(row.get("contested", Boolean.class))))
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

    private static FoundFacts.OnForm onForm(Readable row) {
        return new FoundFacts.OnForm(day(row, "form_on"), FactRows.person(row));
    }

    private static FoundFacts.About about(Readable row) {
        return new FoundFacts.About(Decision.Kind.valueOf(text(row, "kind")), text(row, "about"));
    }
}
