package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.RegisterFacts;
import pe.juntos.affiliation.targeting.Coverage;
import pe.juntos.affiliation.targeting.NucleusParameters;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.policy.LiveBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks over the whole register for leakage and under-coverage on a day (TGT-4), by the same rule as an affiliation. */
@Component
class CoverageJob implements ChunkedJob {

    static final String KIND = "coverage";
    static final String DAY = "on";

    private record Finding(HouseholdFacts household, Coverage.Kind kind, List<String> reasons) {}

    private record Base(long affiliated, long eligible) {

        Base plus(Coverage coverage) {
            return new Base(affiliated + (coverage.affiliated() ? 1 : 0), eligible + (coverage.eligible() ? 1 : 0));
        }
    }

    private final LiveBook<NucleusParameters> nuclei;
    private final RegisterFacts facts;
    private final DatabaseClient client;
    private final BulkCopy copy;

    CoverageJob(LiveBook<NucleusParameters> nuclei, RegisterFacts facts, DatabaseClient client, BulkCopy copy) {
        this.nuclei = nuclei;
        this.facts = facts;
        this.client = client;
        this.copy = copy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        LocalDate on = LocalDate.parse(job.parameter(DAY));
        return Mono.zip(facts.of(range, on), standings(range), nuclei.current()).flatMap(t -> {
            var pass = new Pass(on, t.getT1(), t.getT2(), t.getT3().at(on).parameters());
            t.getT1().households().forEach(pass::look);
            return write(job, range, pass)
                    .thenReturn((long) t.getT1().households().size());
        });
    }

    /** Of several reports on one day only the newest is kept. */
    @Override
    public Mono<Void> finish(Job job) {
        return execute(
                        job,
                        "delete from coverage_finding where report in (select r.id from coverage_report r"
                                + " join coverage_report n on n.id = :id and r.day = n.day and r.ordered_at < n.ordered_at)")
                .then(execute(job, "update coverage_report set finished = true where id = :id"));
    }

    private Mono<Void> execute(Job job, String sql) {
        return client.sql(sql).bind("id", job.id()).then();
    }

    /** One chunk, in memory. */
    private static final class Pass {

        private final LocalDate on;
        private final RegisterFacts.Known known;
        private final Map<String, Coverage.Stands> standings;
        private final NucleusParameters nucleus;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Base> bases = new TreeMap<>();

        Pass(
                LocalDate on,
                RegisterFacts.Known known,
                Map<String, Coverage.Stands> standings,
                NucleusParameters nucleus) {
            this.on = on;
            this.known = known;
            this.standings = standings;
            this.nucleus = nucleus;
        }

        void look(HouseholdFacts household) {
            var stands = standings.getOrDefault(household.household(), Coverage.Stands.LISTED);
            Coverage coverage = Coverage.of(household, stands, on, known.context(), nucleus);
            bases.merge(household.district(), new Base(0, 0).plus(coverage), (before, _) -> before.plus(coverage));
            Coverage.@Nullable Kind kind = coverage.kind();
            if (kind != null) {
                findings.add(new Finding(household, kind, coverage.reasons()));
            }
        }
    }

    private Mono<Map<String, Coverage.Stands>> standings(BucketRange range) {
        return client.sql("select household, state, reasons, affiliated_on, exited_on from standing"
                        + " where bucket between :first and :last")
                .filter(statement -> statement.fetchSize(5_000))
                .bind("first", range.first())
                .bind("last", range.last())
                .map(row -> Map.entry(required(row, "household", String.class), stands(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Coverage.Stands stands(Readable row) {
        return new Coverage.Stands(
                required(row, "state", String.class),
                List.of(required(row, "reasons", String[].class)),
                row.get("affiliated_on", LocalDate.class),
                row.get("exited_on", LocalDate.class));
    }

    private Mono<Void> write(Job job, BucketRange range, Pass pass) {
        return copy.copy(
                        "coverage_finding",
                        List.of("report", "household", "district", "kind", "reasons"),
                        Flux.fromIterable(pass.findings),
                        (finding, line) -> line.uuid(job.id())
                                .text(finding.household().household())
                                .text(finding.household().district())
                                .text(finding.kind().name())
                                .texts(finding.reasons()))
                .then(copy.copy(
                        "coverage_base",
                        List.of("report", "first_bucket", "district", "affiliated", "eligible"),
                        Flux.fromIterable(pass.bases.entrySet()),
                        (base, line) -> line.uuid(job.id())
                                .number(range.first())
                                .text(base.getKey())
                                .number(base.getValue().affiliated())
                                .number(base.getValue().eligible())))
                .then();
    }
}
