package pe.juntos.affiliation.attention.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseContent;
import pe.juntos.affiliation.attention.Intake;
import pe.juntos.affiliation.attention.Subject;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cases: read under lock, written with their steps and events in one transaction. */
@Component
class CaseFiles {

    private static final String INSERT = """
            insert into case_file (code, bucket, type, category, source, channel, district, centre, establishment,
                against, demanded, accused_role, state, opened_on, limit_on, act_by, escalations, reopenings, version,
                policy)
            values (:code, :bucket, :type, :category, :source, :channel, :district,
                coalesce((select populated_centre from household where household = :household), ''), :establishment,
                :against, :demanded, :accusedRole, 'OPENED', :openedOn, :limitOn, :actBy, 0, 0, 1, :policy)
            """;

    private static final String TOLD = """
            insert into case_told (code, household, person_name, person_document, person_contact, place, occurred_on,
                told)
            values (:code, :household, :name, :document, :contact, :place, :occurredOn, :told)
            """;

    private static final String UPDATE = """
            update case_file c set state = n.state, office = n.office, limit_on = n.limit_on::date,
                act_by = n.act_by::date, escalations = n.escalations, reopenings = n.reopenings,
                resolved_on = n.resolved_on::date, result = n.result, version = n.version, policy = n.policy
            from unnest(cast(:codes as text[]), cast(:states as text[]), cast(:offices as text[]),
                cast(:limits as text[]), cast(:acts as text[]), cast(:escalations as int[]), cast(:reopenings as int[]),
                cast(:resolved as text[]), cast(:results as text[]), cast(:versions as bigint[]),
                cast(:policies as text[]))
                as n (code, state, office, limit_on, act_by, escalations, reopenings, resolved_on, result, version,
                    policy)
            where c.code = n.code
            """;

    private static final String STEPS = """
            insert into case_step (code, version, step, taken_on, office, subject, note, policy)
            select code, version, step, taken_on::date, office, subject, note, policy
            from unnest(cast(:codes as text[]), cast(:versions as bigint[]), cast(:steps as text[]),
                cast(:days as text[]), cast(:offices as text[]), cast(:subjects as text[]), cast(:notes as text[]),
                cast(:policies as text[]))
                as n (code, version, step, taken_on, office, subject, note, policy)
            """;

    private final DatabaseClient client;
    private final Outbox outbox;

    CaseFiles(DatabaseClient client, Outbox outbox) {
        this.client = client;
        this.outbox = outbox;
    }

    /** @param accusedRole role of the accused office, if one is */
    Mono<Void> insert(Case opened, Intake intake, @Nullable String accusedRole) {
        Subject subject = opened.subject();
        return Bindable.of(client, INSERT)
                .with("code", opened.code())
                .with("bucket", Buckets.of(opened.code()))
                .with("type", subject.type().name())
                .with("category", subject.category().name())
                .with("source", subject.source().name())
                .with("channel", intake.channel().name())
                .with("district", subject.district())
                .with("household", intake.household(), String.class)
                .with("establishment", subject.establishment(), String.class)
                .with("against", CaseRows.name(subject.against()), String.class)
                .with("demanded", CaseRows.name(subject.demanded()), String.class)
                .with("accusedRole", accusedRole, String.class)
                .with("openedOn", opened.openedOn())
                .with("limitOn", opened.limitOn())
                .with("actBy", opened.actBy())
                .with("policy", opened.policy())
                .statement()
                .then()
                .then(told(opened.code(), intake));
    }

    private Mono<Void> told(String code, Intake intake) {
        Intake.@Nullable Person person = intake.person();
        return Bindable.of(client, TOLD)
                .with("code", code)
                .with("household", intake.household(), String.class)
                .with("name", person == null ? null : person.name(), String.class)
                .with("document", person == null ? null : person.document(), String.class)
                .with("contact", person == null ? null : person.contact(), String.class)
                .with("place", intake.place(), String.class)
                .with("occurredOn", intake.occurredOn(), LocalDate.class)
                .with("told", String.valueOf(intake.text()))
                .statement()
                .then();
    }

    Mono<Case> lock(String code) {
        return client.sql("select " + CaseRows.COLUMNS + " from case_file where code = :code for update")
                .bind("code", code)
                .map(CaseRows::read)
                .one();
    }

    /** Those whose office let its time run out before the day. */
    Flux<Case> lockDue(BucketRange range, LocalDate today) {
        return client.sql("select " + CaseRows.COLUMNS + " from case_file where resolved_on is null"
                        + " and act_by < :today and bucket between :first and :last order by code for update")
                .bind("today", today)
                .bind("first", range.first())
                .bind("last", range.last())
                .map(CaseRows::read)
                .all();
    }

    /** Writes where the cases stand after their steps, and tells it; several steps of one case in their order. */
    Mono<Void> write(List<CaseStep> steps) {
        if (steps.isEmpty()) {
            return Mono.empty();
        }
        List<Case> last = steps.stream()
                .collect(java.util.stream.Collectors.toMap(
                        step -> step.after().code(), CaseStep::after, (_, later) -> later))
                .values()
                .stream()
                .toList();
        return update(last)
                .then(remember(steps))
                .then(outbox.append(steps.stream()
                        .map(step -> CaseTopics.event(step.after()))
                        .toList()));
    }

    private Mono<Void> update(List<Case> cases) {
        List<CaseContent> contents = cases.stream().map(CaseContent::of).toList();
        return client.sql(UPDATE)
                .bind("codes", texts(contents, CaseContent::caseCode))
                .bind("states", texts(contents, CaseContent::state))
                .bind("offices", texts(contents, c -> CaseRows.name(c.office())))
                .bind("limits", texts(contents, c -> c.limitOn().toString()))
                .bind("acts", texts(cases, c -> c.actBy().toString()))
                .bind(
                        "escalations",
                        contents.stream().map(CaseContent::escalations).toArray(Integer[]::new))
                .bind(
                        "reopenings",
                        contents.stream().map(CaseContent::reopenings).toArray(Integer[]::new))
                .bind("resolved", texts(contents, c -> day(c.resolvedOn())))
                .bind("results", texts(contents, c -> CaseRows.name(c.result())))
                .bind("versions", cases.stream().map(Case::version).toArray(Long[]::new))
                .bind("policies", texts(contents, CaseContent::policy))
                .then();
    }

    private Mono<Void> remember(List<CaseStep> steps) {
        return client.sql(STEPS)
                .bind("codes", texts(steps, s -> s.after().code()))
                .bind("versions", steps.stream().map(s -> s.after().version()).toArray(Long[]::new))
                .bind("steps", texts(steps, s -> s.kind().name()))
                .bind("days", texts(steps, s -> s.on().toString()))
                .bind("offices", texts(steps, s -> CaseRows.name(s.after().office())))
                .bind("subjects", texts(steps, CaseStep::by))
                .bind("notes", texts(steps, CaseStep::note))
                .bind("policies", texts(steps, s -> s.after().policy()))
                .then();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> value) {
        return all.stream().map(value).toArray(String[]::new);
    }
}
