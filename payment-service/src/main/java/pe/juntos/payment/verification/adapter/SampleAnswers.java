package pe.juntos.payment.verification.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.verification.Answer;
import pe.juntos.payment.verification.Answered;
import pe.juntos.payment.verification.Issue;
import pe.juntos.payment.verification.IssueTold;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Takes what households of a sample answer, once each, and tells of those that did not get their money as they should. */
@Component
class SampleAnswers {
    private static final String ONE = """
            select i.*, v.round, r.period as round_period
            from verification_item i join verification v on v.verification = i.verification join round r on r.round = v.round
            where i.verification = :id and i.household || '-' || i.period = :transfer and i.district like any(:territory)
            for update of i
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final Clock clock;

    SampleAnswers(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Asked(Verifications.Item item, String period, String round, LocalDate paidOn) {
        @Nullable
        Answered before() {
            var answer = item.answer();
            var on = item.on();
            return answer == null || on == null
                    ? null
                    : new Answered(
                            Answer.valueOf(answer),
                            item.issues().stream().map(Issue::valueOf).collect(Collectors.toSet()),
                            LocalDate.parse(on));
        }
    }

    /** Empty if the transfer is not in the sample, or outside the caller's territory. */
    Mono<Answered.Decision> answer(String id, String transfer, Answered answered, Caller caller) {
        return database.sql(ONE)
                .bind("id", id)
                .bind("transfer", transfer)
                .bind("territory", caller.territory().patterns())
                .map(row -> new Asked(
                        Verifications.item(row),
                        required(row, "period", String.class),
                        required(row, "round", String.class),
                        Period.parse(required(row, "round_period", String.class))
                                .paymentDay()))
                .one()
                .flatMap(asked -> {
                    var decision = answered.decide(asked.before(), asked.paidOn(), LocalDate.now(clock));
                    return decision instanceof Answered.Decision.Taken(var caseNeeded)
                            ? write(id, asked, answered, caller.subject())
                                    .then(caseNeeded ? tell(id, asked, answered) : Mono.empty())
                                    .thenReturn(decision)
                            : Mono.just(decision);
                })
                .as(transaction::transactional);
    }

    private Mono<Void> write(String id, Asked asked, Answered answered, String by) {
        return database.sql("update verification_item set answer = :answer, issues = :issues, answered_on = :on,"
                        + " answered_by = :by, answered_at = :at"
                        + " where verification = :id and household = :household and period = :period")
                .bind("answer", answered.answer().name())
                .bind("issues", codes(answered).toArray(String[]::new))
                .bind("on", answered.on())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("id", id)
                .bind("household", asked.item().household())
                .bind("period", asked.period())
                .then();
    }

    private Mono<Void> tell(String id, Asked asked, Answered answered) {
        var item = asked.item();
        var told = new IssueTold(
                id,
                item.transfer(),
                item.household(),
                asked.round(),
                asked.period(),
                item.district(),
                answered.answer().name(),
                codes(answered),
                answered.on().toString());
        return outbox.append(List.of(new OutgoingEvent(IssueTold.TOPIC, item.household(), IssueTold.TYPE, 1, told)));
    }

    private static List<String> codes(Answered answered) {
        return answered.issues().stream().sorted().map(Issue::name).toList();
    }
}
