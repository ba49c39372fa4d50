package pe.juntos.partner.referral.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.referral.Feedback;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What families say of the programmes they take part in (PAR-4): recorded by the gestor, shown in numbers. */
@RestController
class FeedbackController {

    private static final String STORE = """
            insert into referral_feedback (id, referral, on_day, rating, remarks, recorded_by)
            values (:id, :referral, :on, :rating, :remarks, :by) on conflict (id) do nothing
            """;
    private static final String SAME = "select count(*) as n from referral_feedback where id = :id"
            + " and referral = :referral and on_day = :on and rating = :rating and remarks = :remarks";
    private static final String BY_PROGRAMME = """
            select r.programme, count(f.id) as answers, coalesce(sum(f.rating), 0)::bigint as points,
                count(f.id) filter (where f.remarks && :serious) as serious, count(distinct r.id) as participants,
                (select coalesce(array_agg(m.remark || '/' || m.n), '{}') from (
                    select unnest(o.remarks) as remark, count(*) as n from referral_feedback o
                    join referral r on r.id = o.referral and r.programme = p.programme where %1$s group by 1) m) as remarks
            from (select distinct r.programme from referral r where r.enrolled_on is not null and %1$s) p
            join referral r on r.programme = p.programme and r.enrolled_on is not null and %1$s
            left join referral_feedback f on f.referral = r.id group by r.programme, p.programme order by r.programme
            """.formatted(Visibility.CONDITION);

    record Sent(
            @Nullable String id,
            @Nullable LocalDate on,
            @Nullable Integer rating,
            @Nullable Set<Feedback.Remark> remarks) {
        Sent {
            remarks = remarks == null ? null : Set.copyOf(remarks);
        }
    }

    /**
     * @param participants referrals that were enrolled
     * @param answers null where they are too few to be shown, as are all numbers of them
     * @param points sum of the ratings: divided by the answers it is their mean
     */
    record Said(
            String programme,
            long participants,
            @Nullable Long answers,
            @Nullable Long points,
            @Nullable Long serious,
            Map<String, Long> remarks) {}

    private final DatabaseClient client;
    private final R2dbcReferrals referrals;
    private final ReminderBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FeedbackController(
            DatabaseClient client,
            R2dbcReferrals referrals,
            ReminderBook book,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.referrals = referrals;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/referrals/{referral}/feedback")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ResponseEntity<Recorded<String>>> give(@PathVariable UUID referral, @RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
                    var feedback = feedback(sent);
                    return referrals
                            .lock(List.of(referral), Visibility.of(caller))
                            .next()
                            .switchIfEmpty(Mono.error(Problem::notFound))
                            .doOnNext(found -> feedback.wrong(found.state(), LocalDate.now(clock))
                                    .ifPresent(FeedbackController::refuse))
                            .flatMap(_ -> stored(feedback, referral, caller.subject()))
                            .map(fresh -> Recorded.answer(feedback.id(), fresh));
                })
                .as(transaction::transactional);
    }

    /** By programme; a partner's own only, and no numbers of a few. */
    @GetMapping("/partner/feedback")
    @PreAuthorize(
            "hasAnyRole('PARTNER','GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Flux<Said> said(Caller caller) {
        return Flux.defer(() -> {
            var visibility = Visibility.of(caller);
            int fewest = book.at(LocalDate.now(clock)).fewestAnswers();
            return client.sql(BY_PROGRAMME)
                    .bind("patterns", visibility.patterns())
                    .bind("partner", visibility.partner())
                    .bind(
                            "serious",
                            Arrays.stream(Feedback.Remark.values())
                                    .filter(Feedback.Remark::serious)
                                    .map(Enum::name)
                                    .toArray(String[]::new))
                    .map(row -> said(
                            new Said(
                                    required(row, "programme", String.class),
                                    required(row, "participants", Long.class),
                                    required(row, "answers", Long.class),
                                    required(row, "points", Long.class),
                                    required(row, "serious", Long.class),
                                    remarks(required(row, "remarks", String[].class))),
                            fewest))
                    .all();
        });
    }

    private static Said said(Said all, int fewest) {
        return Objects.requireNonNull(all.answers()) < fewest
                ? new Said(all.programme(), all.participants(), null, null, null, Map.of())
                : all;
    }

    private static Map<String, Long> remarks(String[] counted) {
        return Arrays.stream(counted)
                .map(one -> one.split("/", 2))
                .collect(Collectors.toMap(one -> one[0], one -> Long.valueOf(one[1]), Long::sum, TreeMap::new));
    }

    private static Feedback feedback(Sent sent) {
        var id = sent.id();
        var on = sent.on();
        var rating = sent.rating();
        if (id == null || !id.matches("[A-Za-z0-9._-]{1,64}") || on == null || rating == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "INCOMPLETE", "Se esperan id, on y rating");
        }
        return new Feedback(id, on, rating, Objects.requireNonNullElse(sent.remarks(), Set.of()));
    }

    private static void refuse(Feedback.Refusal why) {
        throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, why.name(), "La opinión no se puede registrar.");
    }

    private Mono<Boolean> stored(Feedback feedback, UUID referral, String by) {
        return bound(client.sql(STORE).bind("by", by), feedback, referral)
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 1 ? Mono.just(true) : repeated(feedback, referral));
    }

    private Mono<Boolean> repeated(Feedback feedback, UUID referral) {
        return bound(client.sql(SAME), feedback, referral)
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(same -> same == 1)
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.CONFLICT, "ID_CONFLICT", "El identificador ya se usó con otro contenido")))
                .thenReturn(false);
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec sql, Feedback feedback, UUID referral) {
        return sql.bind("id", feedback.id())
                .bind("referral", referral)
                .bind("on", feedback.on())
                .bind("rating", feedback.rating())
                .bind(
                        "remarks",
                        feedback.remarks().stream().map(Enum::name).sorted().toArray(String[]::new));
    }
}
