package pe.juntos.coresponsibility.evidence.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applies a received evidence file: roots by chunks side by side, then what depends on the whole file. */
final class EvidenceApplication implements FileApplication {
    private final Sector sector;
    private final DatabaseClient client;
    private final PeriodGate gate;
    private final KnownFacts known;
    private final Rechecking rechecking;
    private final MeterRegistry meters;

    EvidenceApplication(
            Sector sector,
            DatabaseClient client,
            PeriodGate gate,
            KnownFacts known,
            Rechecking rechecking,
            MeterRegistry meters) {
        this.sector = sector;
        this.client = client;
        this.gate = gate;
        this.known = known;
        this.rechecking = rechecking;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return sector.kind();
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> prepare(FileImport file) {
        var sql = new EvidenceSql(sector, Staged.file(sector, file.id()));
        return Flux.just(
                        "set local work_mem = '64MB'",
                        sql.findShared(),
                        sql.indexBuckets(),
                        sql.indexLast(),
                        sql.analyze())
                .concatMap(this::execute)
                .then();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        var sql = new EvidenceSql(sector, Staged.file(sector, file.id()));
        return gate.pass()
                .then(Mono.defer(() -> Rooted.by(ranged(sql.roots(), range))))
                .doOnNext(rooted -> accepted(rooted.accepted()))
                .flatMap(rooted -> rooted.refuse(() -> ranged(sql.refuseChunk(), range)));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        var sql = new EvidenceSql(sector, Staged.file(sector, file.id()));
        return gate.pass()
                .then(Mono.defer(() -> count(client.sql(sql.sharedRoots()))))
                .then(known.accepting())
                .flatMap(accepting -> correct(sql, accepting))
                .then(Mono.defer(() -> execute(sql.chargeRefusals())))
                .then(Mono.defer(() -> rechecking.startIfAny(file.id().toString())));
    }

    /** Link after link, until a round adds nothing; what is left then is refused. */
    private Mono<Void> correct(EvidenceSql sql, Set<Period> accepting) {
        return Mono.defer(() -> count(Refusals.bounded(client.sql(sql.corrections()), accepting)))
                .repeat()
                .takeUntil(added -> added == 0)
                .then(Mono.defer(() -> Refusals.coded(Refusals.bounded(client.sql(sql.refuseLast()), accepting))
                        .then()));
    }

    private Mono<Long> count(DatabaseClient.GenericExecuteSpec statement) {
        return statement.mapValue(Long.class).one().doOnNext(this::accepted);
    }

    private void accepted(long records) {
        meters.counter("programme.evidence.accepted", "source", sector.kind()).increment(records);
    }

    private DatabaseClient.GenericExecuteSpec ranged(String sql, BucketRange range) {
        return client.sql(sql).bind("first", range.first()).bind("last", range.last());
    }

    private Mono<Void> execute(String sql) {
        return client.sql(sql).then();
    }
}
