package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.Line;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.Track;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Who has an enterprise or an idea of one, or looks for work, and what it lacks (004 OE1 1, OE2). */
@RestController
@RequestMapping("/partner/participants")
class DiagnosisController {

    private static final int MOST_MEMBERS = 40;
    private static final int MOST_MATURE = 3;

    private static final String PERSON = """
            insert into participant (id, household, member, district, track, stage, since, recorded_by)
            select :id, h.household, :member, h.district, :track, 'DIAGNOSED', :on, :by from household h
            where h.household = :household and h.district like any(:patterns) on conflict do nothing
            """;
    private static final String DIAGNOSIS = """
            insert into diagnosis (participant, on_day, line, idea, gap, business_plan, digital, logistics, monthly_income,
                content, recorded_by)
            values (:id, :on, :line, :idea, :gap, :plan, :digital, :logistics, :income, :content, :by) on conflict do nothing
            """;
    private static final String VISIBLE =
            "select count(*) as n from participant where id = :id and district like any(:patterns)";

    /** What is missing: how to produce, how to manage, or both. */
    enum Gap {
        PRODUCTION,
        MANAGEMENT,
        BOTH,
        NONE
    }

    /**
     * @param line null for whoever looks for work
     * @param idea an idea and no running business yet
     * @param digital 0, none, to 3
     * @param monthlyIncome soles, of the household
     */
    record Sent(
            @Nullable String household,
            @Nullable Integer member,
            @Nullable Track track,
            @Nullable LocalDate on,
            @Nullable Line line,
            @Nullable Boolean idea,
            @Nullable Gap gap,
            @Nullable Boolean businessPlan,
            @Nullable Integer digital,
            @Nullable Integer logistics,
            @Nullable BigDecimal monthlyIncome) {}

    private final DatabaseClient client;
    private final Once once;
    private final TransactionalOperator transaction;
    private final Clock clock;

    DiagnosisController(DatabaseClient client, Once once, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.once = once;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize(PlanBook.FIELD)
    Mono<ResponseEntity<Recorded<UUID>>> diagnose(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            var household = PlanBook.given(sent.household());
            int member = between(PlanBook.given(sent.member()), 1, MOST_MEMBERS);
            var track = PlanBook.given(sent.track());
            if ((track == Track.ENTERPRISE) != (sent.line() != null && sent.gap() != null)) {
                throw PlanBook.problem(PlanRefusal.INCOMPLETE);
            }
            var id = Participants.idOf(household, member, track);
            return client.sql(PERSON)
                    .bind("id", id)
                    .bind("household", household)
                    .bind("member", member)
                    .bind("track", track.name())
                    .bind("on", on)
                    .bind("by", caller.subject())
                    .bind("patterns", caller.territory().patterns())
                    .then()
                    .then(visible(id, caller))
                    .then(Mono.defer(() -> once.store(
                            diagnosis(id, on, sent, caller.subject()),
                            "select content from diagnosis where participant = :id and on_day = '" + on + "'",
                            id,
                            sent.toString())))
                    .as(transaction::transactional)
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    private Mono<Void> visible(UUID id, Caller caller) {
        return client.sql(VISIBLE)
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(known -> known == 1)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec diagnosis(UUID id, LocalDate on, Sent sent, String by) {
        var line = sent.line();
        var gap = sent.gap();
        var income = sent.monthlyIncome() == null ? null : PlanBook.soles(sent.monthlyIncome());
        var sql = client.sql(DIAGNOSIS)
                .bind("id", id)
                .bind("on", on)
                .bind("idea", Boolean.TRUE.equals(sent.idea()))
                .bind("plan", Boolean.TRUE.equals(sent.businessPlan()))
                .bind("digital", between(orNone(sent.digital()), 0, MOST_MATURE))
                .bind("logistics", between(orNone(sent.logistics()), 0, MOST_MATURE))
                .bind("content", sent.toString())
                .bind("by", by);
        sql = line == null ? sql.bindNull("line", String.class) : sql.bind("line", line.name());
        sql = gap == null ? sql.bindNull("gap", String.class) : sql.bind("gap", gap.name());
        return income == null ? sql.bindNull("income", BigDecimal.class) : sql.bind("income", income);
    }

    private static int orNone(@Nullable Integer level) {
        return level == null ? 0 : level;
    }

    private static int between(int value, int least, int most) {
        if (value < least || value > most) {
            throw PlanBook.problem(PlanRefusal.INCOMPLETE);
        }
        return value;
    }
}
