package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.PlanPolicy;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.Route;
import pe.juntos.partner.plan.RouteStep;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Who completed a course by coming often enough: a phase of the route is passed then (PAR-5). */
@RestController
@PreAuthorize(PlanBook.FIELD)
class CompletionController {

    private static final String COUNTED =
            "select participant, count(*) filter (where present) as attended from attendance"
                    + " where course = :course group by participant";
    private static final String COMPLETE = """
            insert into completion (course, participant, on_day, attended, held, policy)
            values (:course, :participant, :on, :attended, :held, :policy) on conflict do nothing
            """;

    record Order(@Nullable LocalDate on) {}

    private final DatabaseClient client;
    private final Courses courses;
    private final Participants participants;
    private final PlanBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CompletionController(
            DatabaseClient client,
            Courses courses,
            Participants participants,
            PlanBook book,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.courses = courses;
        this.participants = participants;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whoever came often enough; for the others the reason. Repeated, it changes nothing. */
    @PostMapping("/partner/courses/{id}/completion")
    Mono<CourseResults> complete(@PathVariable String id, @RequestBody Order order, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(order.on(), LocalDate.now(clock));
            return courses.find(id, caller)
                    .flatMap(course -> counted(course)
                            .flatMap(attended -> participants
                                    .lock(attended.keySet(), caller)
                                    .concatMap(known ->
                                            completed(course, known, attended.getOrDefault(known.id(), 0L), on, caller))
                                    .collectList()
                                    .map(results -> new CourseResults(id, results)))
                            .as(transaction::transactional));
        });
    }

    private Mono<CourseResults.Result> completed(
            Courses.Course course, Participants.Known known, long attended, LocalDate on, Caller caller) {
        Policy<PlanPolicy> policy = book.at(on);
        if (course.kind().forWork()) {
            return policy.parameters().enough((int) attended, course.sessions())
                    ? recorded(course, known, attended, on, policy.id())
                            .thenReturn(new CourseResults.Result(known.id(), null))
                    : Mono.just(new CourseResults.Result(known.id(), PlanRefusal.ATTENDANCE_BELOW_MINIMUM.name()));
        }
        var step = new RouteStep.Pass(on, course.kind(), (int) attended, course.sessions());
        return switch (Route.take(known.state(), step, policy.parameters())) {
            case Route.Outcome.Moved(var state) ->
                recorded(course, known, attended, on, policy.id())
                        .then(participants.move(known, state, step, policy.id(), caller.subject()))
                        .thenReturn(new CourseResults.Result(known.id(), null));
            case Route.Outcome.Unchanged() -> Mono.just(new CourseResults.Result(known.id(), null));
            case Route.Outcome.Refused(var code) -> Mono.just(new CourseResults.Result(known.id(), code.name()));
        };
    }

    private Mono<Void> recorded(
            Courses.Course course, Participants.Known known, long attended, LocalDate on, String policy) {
        return client.sql(COMPLETE)
                .bind("course", course.id())
                .bind("participant", known.id())
                .bind("on", on)
                .bind("attended", (int) attended)
                .bind("held", course.sessions())
                .bind("policy", policy)
                .then();
    }

    private Mono<Map<UUID, Long>> counted(Courses.Course course) {
        return client.sql(COUNTED)
                .bind("course", course.id())
                .map(row -> Map.entry(required(row, "participant", UUID.class), required(row, "attended", Long.class)))
                .all()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
