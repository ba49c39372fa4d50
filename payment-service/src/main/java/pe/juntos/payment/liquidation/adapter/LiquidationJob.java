package pe.juntos.payment.liquidation.adapter;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.entitlement.OwedCompensations;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Liquidation;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.payment.liquidation.adapter.Claims.Found;
import pe.juntos.payment.liquidation.adapter.NewTransfer.OwnedLine;
import pe.juntos.payment.round.RoundProgress;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Liquidates a certified period (PAY-3): reads a chunk of households, decides each by the rules, writes all by COPY. */
@Component
class LiquidationJob implements ChunkedJob {
    private static final String PAID = """
            update adjustment a set paid_in = :round
            from unnest(cast(:periods as text[]), cast(:households as text[])) as i(period, household)
            where a.period = i.period and a.household = i.household and a.component = 'COMPENSATION'
            """;

    private static final String SETTLED = """
            update entitlement e set paid_in = :round
            from unnest(cast(:households as text[]), cast(:settles as text[])) as i(household, settles)
            where e.household = i.household and e.settles = i.settles
            """;
    private static final Set<pe.juntos.payment.liquidation.Component> ENTITLED = EnumSet.of(
            pe.juntos.payment.liquidation.Component.VRAE_SECONDARY,
            pe.juntos.payment.liquidation.Component.EARLY_CHILDHOOD,
            pe.juntos.payment.liquidation.Component.PROVIDER_STIMULUS,
            pe.juntos.payment.liquidation.Component.CORRECTION,
            pe.juntos.payment.liquidation.Component.RECOVERY);

    private final Claims claims;
    private final Releases releases;
    private final Tariff tariff;
    private final Writing writing;
    private final After after;

    LiquidationJob(Claims claims, Releases releases, Tariff tariff, Writing writing, After after) {
        this.claims = claims;
        this.releases = releases;
        this.tariff = tariff;
        this.writing = writing;
        this.after = after;
    }

    @Override
    public String kind() {
        return "liquidation";
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return after.settled()
                .then(writing.tellPlanner("payee, verdict, adjustment, entitlement, unpaid, account_check"));
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var period = Period.parse(job.parameter("period"));
        var round = job.parameter("round");
        return releases.into(round, period, range, scope(job))
                .flatMap(released -> owed(job, period, range)
                        .mapNotNull(found -> transfer(round, period, found).orElse(null))
                        .collectList()
                        .flatMap(transfers -> writing.write(round, transfers).thenReturn(released + transfers.size())));
    }

    private Flux<Found> owed(Job job, Period period, BucketRange range) {
        var first = round(job) == 1;
        return first ? claims.of(period, range, scope(job)) : claims.left(period, range, scope(job), round(job));
    }

    private static int round(Job job) {
        return Integer.parseInt(job.parameters().getOrDefault("number", "1"));
    }

    /** Patterns of the districts that the round is of. */
    private static String[] scope(Job job) {
        return job.parameters().getOrDefault("scope", "%").split(" ");
    }

    private Optional<NewTransfer> transfer(String round, Period period, Found found) {
        var payee = found.claim().payee();
        return switch (Liquidation.of(found.claim(), period, tariff)) {
            case Liquidation.Nothing _ -> Optional.empty();
            case Liquidation.Order(var lines) ->
                Optional.of(new NewTransfer(round, period, payee, found.home(), lines, null));
            case Liquidation.Hold(var lines, var reason) ->
                Optional.of(new NewTransfer(round, period, payee, found.home(), lines, reason.name()));
        };
    }

    @Override
    public Mono<Void> finish(Job job) {
        return writing.tellPlanner("transfer, transfer_line")
                .then(Mono.defer(
                        () -> after.liquidated(job.parameter("round"), Period.parse(job.parameter("period")))));
    }

    /** What goes before the first chunk and follows the last: what earlier periods still owe, and what came meanwhile. */
    @Component
    record After(RoundProgress rounds, OwedCompensations compensations) {
        Mono<Void> settled() {
            return compensations.ofLiquidated();
        }

        Mono<Void> liquidated(String round, Period period) {
            return rounds.liquidated(round).then(compensations.ofPeriod(period));
        }
    }

    /** Writes the transfers of a chunk. */
    @Component
    record Writing(DatabaseClient database, BulkCopy copy, Outbox outbox) {

        /** A table that has just been filled looks empty to the planner until somebody counts. */
        Mono<Void> tellPlanner(String tables) {
            return database.sql("analyze " + tables).then();
        }

        Mono<Void> write(String round, List<NewTransfer> transfers) {
            if (transfers.isEmpty()) {
                return Mono.empty();
            }
            var lines = transfers.stream().flatMap(t -> t.owned().stream()).toList();
            return copy.copy("transfer", NewTransfer.COLUMNS, Flux.fromIterable(transfers), NewTransfer::write)
                    .then(copy.copy("transfer_line", OwnedLine.COLUMNS, Flux.fromIterable(lines), OwnedLine::write))
                    .then(unpaid(transfers.stream().filter(NewTransfer::held).toList()))
                    .then(paid(round, lines))
                    .then(settled(round, lines))
                    .then(outbox.append(
                            transfers.stream().map(NewTransfer::told).toList()));
        }

        private Mono<Long> unpaid(List<NewTransfer> held) {
            return held.isEmpty()
                    ? Mono.just(0L)
                    : copy.copy(
                            "unpaid",
                            List.of("period", "household", "bucket"),
                            Flux.fromIterable(held),
                            (t, out) -> out.text(t.period().toString())
                                    .text(t.payee().household())
                                    .number(t.home().bucket()));
        }

        private Mono<Void> settled(String round, List<OwnedLine> lines) {
            var others = lines.stream()
                    .filter(line -> ENTITLED.contains(line.line().component()))
                    .toList();
            return others.isEmpty()
                    ? Mono.empty()
                    : database.sql(SETTLED)
                            .bind("round", round)
                            .bind(
                                    "households",
                                    others.stream()
                                            .map(line -> line.transfer().payee().household())
                                            .toArray(String[]::new))
                            .bind(
                                    "settles",
                                    others.stream()
                                            .map(line -> line.line().settles())
                                            .toArray(String[]::new))
                            .then();
        }

        private Mono<Void> paid(String round, List<OwnedLine> lines) {
            var compensations = lines.stream()
                    .filter(line -> line.line().component() == pe.juntos.payment.liquidation.Component.COMPENSATION)
                    .toList();
            return compensations.isEmpty()
                    ? Mono.empty()
                    : database.sql(PAID)
                            .bind("round", round)
                            .bind(
                                    "periods",
                                    compensations.stream()
                                            .map(line -> line.line().period().toString())
                                            .toArray(String[]::new))
                            .bind(
                                    "households",
                                    compensations.stream()
                                            .map(line -> line.transfer().payee().household())
                                            .toArray(String[]::new))
                            .then();
        }
    }
}
