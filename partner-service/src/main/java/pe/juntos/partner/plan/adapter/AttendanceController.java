package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.CourseKind;
import pe.juntos.partner.plan.PlanPolicy;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.Route;
import pe.juntos.partner.plan.RouteStep;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Who came to each session, and who completed the course by it: a phase of the route is passed then (PAR-5). */
@RestController
@PreAuthorize(PlanBook.FIELD)
class AttendanceController {

    private static final int MOST = 500;

    private static final String STORE = """
            insert into attendance (course, participant, session, on_day, present, recorded_by)
            select :course, a.id, :session, :on, a.present, :by from unnest(:ids, :presents) as a (id, present)
            on conflict (course, participant, session) do update set present = excluded.present, on_day = excluded.on_day,
                recorded_by = excluded.recorded_by
            """;
    private static final String COUNTED =
            "select participant, count(*) filter (where present) as attended from attendance"
                    + " where course = :course group by participant";
    private static final String COMPLETE = """
            insert into completion (course, participant, on_day, attended, held, policy)
            values (:course, :participant, :on, :attended, :held, :policy) on conflict do nothing
            """;

    /** Who came and who did not, of one session. */
    record Session(
            @Nullable Integer session,
            @Nullable LocalDate on,
            @Nullable Set<UUID> present,
            @Nullable Set<UUID> absent) {
        Session {
            present = present == null ? Set.of() : Set.copyOf(present);
            absent = absent == null ? Set.of() : Set.copyOf(absent);
        }
    }

    record Order(@Nullable LocalDate on) {}

    /** @param code why it was not taken; null if it was */
    record Result(UUID participant, @Nullable String code) {}

    record Results(String course, List<Result> results) {}

    record Course(String id, CourseKind kind, LocalDate startsOn, LocalDate endsOn, int sessions) {}

    private final DatabaseClient client;
    private final Participants participants;
    private final PlanBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AttendanceController(
            DatabaseClient client,
            Participants participants,
            PlanBook book,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.participants = participants;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/courses/{id}/attendance")
    Mono<Results> attended(@PathVariable String id, @RequestBody Session sent, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            int session = PlanBook.given(sent.session());
            var ids = new ArrayList<>(PlanBook.given(sent.present()));
            var present = List.copyOf(ids);
            ids.addAll(PlanBook.given(sent.absent()));
            if (ids.isEmpty() || ids.size() > MOST || Set.copyOf(ids).size() < ids.size()) {
                throw PlanBook.problem(PlanRefusal.INCOMPLETE);
            }
            return course(id, caller).flatMap(course -> {
                if (session < 1
                        || session > course.sessions()
                        || on.isBefore(course.startsOn())
                        || on.isAfter(course.endsOn())) {
                    throw PlanBook.problem(PlanRefusal.SESSION_UNKNOWN);
                }
                return participants
                        .lock(ids, caller)
                        .collectMap(Participants.Known::id, Function.identity())
                        .flatMap(known -> stored(course, session, on, ids, Set.copyOf(present), known, caller))
                        .map(results -> new Results(id, results))
                        .as(transaction::transactional);
            });
        });
    }

    /** Whoever came often enough; for the others the reason. Repeated, it changes nothing. */
    @PostMapping("/partner/courses/{id}/completion")
    Mono<Results> complete(@PathVariable String id, @RequestBody Order order, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(order.on(), LocalDate.now(clock));
            return course(id, caller)
                    .flatMap(course -> counted(course)
                            .flatMap(attended -> participants
                                    .lock(attended.keySet(), caller)
                                    .concatMap(known ->
                                            completed(course, known, attended.getOrDefault(known.id(), 0L), on, caller))
                                    .collectList()
                                    .map(results -> new Results(id, results)))
                            .as(transaction::transactional));
        });
    }

    private Mono<List<Result>> stored(
            Course course,
            int session,
            LocalDate on,
            List<UUID> ids,
            Set<UUID> present,
            Map<UUID, Participants.Known> known,
            Caller caller) {
        var policy = book.at(on).parameters();
        var results = ids.stream()
                .map(id -> new Result(id, refusal(known.get(id), course, policy)))
                .toList();
        var taken = results.stream()
                .filter(result -> result.code() == null)
                .map(Result::participant)
                .toList();
        return taken.isEmpty()
                ? Mono.just(results)
                : client.sql(STORE)
                        .bind("course", course.id())
                        .bind("session", session)
                        .bind("on", on)
                        .bind("by", caller.subject())
                        .bind("ids", taken.toArray(UUID[]::new))
                        .bind("presents", taken.stream().map(present::contains).toArray(Boolean[]::new))
                        .then()
                        .thenReturn(results);
    }

    private static @Nullable String refusal(Participants.@Nullable Known known, Course course, PlanPolicy policy) {
        return known == null
                ? "NOT_FOUND"
                : Route.mayAttend(known.state(), known.track(), course.kind(), policy)
                        .map(Enum::name)
                        .orElse(null);
    }

    private Mono<Result> completed(
            Course course, Participants.Known known, long attended, LocalDate on, Caller caller) {
        Policy<PlanPolicy> policy = book.at(on);
        if (course.kind().forWork()) {
            return policy.parameters().enough((int) attended, course.sessions())
                    ? recorded(course, known, attended, on, policy.id()).thenReturn(new Result(known.id(), null))
                    : Mono.just(new Result(known.id(), PlanRefusal.ATTENDANCE_BELOW_MINIMUM.name()));
        }
        var step = new RouteStep.Pass(on, course.kind(), (int) attended, course.sessions());
        return switch (Route.take(known.state(), step, policy.parameters())) {
            case Route.Outcome.Moved(var state) ->
                recorded(course, known, attended, on, policy.id())
                        .then(participants.move(known, state, step, policy.id(), caller.subject()))
                        .thenReturn(new Result(known.id(), null));
            case Route.Outcome.Unchanged() -> Mono.just(new Result(known.id(), null));
            case Route.Outcome.Refused(var code) -> Mono.just(new Result(known.id(), code.name()));
        };
    }

    private Mono<Void> recorded(Course course, Participants.Known known, long attended, LocalDate on, String policy) {
        return client.sql(COMPLETE)
                .bind("course", course.id())
                .bind("participant", known.id())
                .bind("on", on)
                .bind("attended", (int) attended)
                .bind("held", course.sessions())
                .bind("policy", policy)
                .then();
    }

    private Mono<Map<UUID, Long>> counted(Course course) {
        return client.sql(COUNTED)
                .bind("course", course.id())
                .map(row -> Map.entry(required(row, "participant", UUID.class), required(row, "attended", Long.class)))
                .all()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Mono<Course> course(String id, Caller caller) {
        return client.sql("select * from course where id = :id and district like any(:patterns)")
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Course(
                        id,
                        CourseKind.valueOf(required(row, "kind", String.class)),
                        required(row, "starts_on", LocalDate.class),
                        required(row, "ends_on", LocalDate.class),
                        required(row, "sessions", Integer.class)))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
