package pe.juntos.payment.payday.adapter;

import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.payday.Demand;
import pe.juntos.payment.payday.PayDayPolicy;
import pe.juntos.payment.payday.PayDays;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Plans the pay days of a round: communities by the thousand in memory, households set by set (PAY-8). */
@Component
class PayDayJob implements ChunkedJob {
    static final String KIND = "pay-days";
    private static final List<String> SLOT = List.of(
            "round", "district", "centre", "means", "agreed", "first_rank", "last_rank", "point", "minutes", "day");
    private static final List<String> UNPLACED =
            List.of("round", "district", "centre", "means", "agreed", "households", "reason");

    private final DatabaseClient database;
    private final BulkCopy copy;
    private final Demands demands;
    private final PolicyBook<PayDayPolicy> policies;

    PayDayJob(DatabaseClient database, BulkCopy copy, Demands demands, PolicyBook<PayDayPolicy> policies) {
        this.database = database;
        this.copy = copy;
        this.demands = demands;
        this.policies = policies;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var round = job.parameter("round");
        var number = Integer.parseInt(job.parameter("number"));
        var from = LocalDate.parse(job.parameter("from"));
        var days = policies.at(from).parameters().from(from);
        return current(round, number)
                .flatMap(_ -> clear(round)
                        .then(demands.of(round))
                        .map(known -> PayDays.of(known.demands(), known.points(), days))
                        .flatMap(plan -> write(round, plan))
                        .then(made(round, number)))
                .thenReturn(1L);
    }

    /** Empty if a newer plan has been asked for, which is the one to be made. */
    private Mono<Integer> current(String round, int number) {
        return database.sql("select number from pay_plan where round = :round and number = :number for update")
                .bind("round", round)
                .bind("number", number)
                .mapValue(Integer.class)
                .one();
    }

    private Mono<Void> clear(String round) {
        return Flux.just("pay_slot", "pay_unplaced", "pay_rank")
                .concatMap(table -> database.sql("delete from " + table + " where round = :round")
                        .bind("round", round)
                        .then())
                .then();
    }

    private Mono<Void> write(String round, PayDays.Plan plan) {
        return copy.copy(
                        "pay_slot",
                        SLOT,
                        Flux.fromIterable(plan.slots()),
                        (slot, out) -> of(round, slot.group(), out)
                                .number(slot.first())
                                .number(slot.last())
                                .text(slot.route().point())
                                .number(slot.route().minutes())
                                .date(slot.day()))
                .then(copy.copy(
                        "pay_unplaced",
                        UNPLACED,
                        Flux.fromIterable(plan.unplaced()),
                        (one, out) -> of(round, one.group(), out)
                                .number(one.households())
                                .text(one.reason().name())))
                .then();
    }

    private static CopyLine of(String round, Demand.Group group, CopyLine out) {
        return out.text(round)
                .text(group.district())
                .text(group.centre())
                .text(group.means().name())
                .text(group.agreed());
    }

    private Mono<Void> made(String round, int number) {
        return database.sql("update pay_plan set made = :number where round = :round")
                .bind("number", number)
                .bind("round", round)
                .then();
    }
}
