package pe.juntos.payment.stimulus.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.payment.proposal.ProposedFiles;
import pe.juntos.payment.proposal.ProposedFiles.Kind;
import pe.juntos.payment.proposal.ProposedFiles.RefusedLine;
import pe.juntos.payment.stimulus.Provider;
import pe.juntos.payment.stimulus.StimulusLine;
import pe.juntos.payment.stimulus.StimulusPolicy;
import pe.juntos.payment.stimulus.StimulusRule;
import pe.juntos.payment.stimulus.StimulusRule.Result;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** Says of each establishment whether the stimulus is granted; nothing is owed before another person approves the list. */
@Component
final class StimulusApplication implements FileApplication {
    static final String KIND = "estimulos";
    private static final int PAGE = 5_000;
    private static final String LINES = """
            select line, period, establishment, district, fulfilled, account from staging_stimulus
            where import_id = :import and refusal_code is null and line > :after order by line limit
            """ + PAGE;
    private static final String CLAIM = """
            insert into stimulus_claim (import_id, payee, line, bucket, establishment, district, account, settles, amount, policy, cause)
            select :import, i.payee, i.line, i.bucket, s.establishment, s.district, s.account, i.settles, i.amount, :policy, i.cause
            from unnest(cast(:payees as text[]), cast(:lines as bigint[]), cast(:buckets as int[]), cast(:settles as text[]),
                        cast(:amounts as numeric[]), cast(:causes as text[])) as i(payee, line, bucket, settles, amount, cause)
            join staging_stimulus s on s.import_id = :import and s.line = i.line
            where not exists (select 1 from entitlement e where e.household = i.payee and e.settles = i.settles)
            order by i.line
            on conflict do nothing returning line
            """;

    private final DatabaseClient database;
    private final ProposedFiles files;
    private final Tariff tariff;
    private final PolicyBook<StimulusPolicy> policies = Policies.load("policy/stimulus", StimulusPolicy.class);

    StimulusApplication(DatabaseClient database, ProposedFiles files, Tariff tariff) {
        this.database = database;
        this.files = files;
        this.tariff = tariff;
    }

    private record Found(long number, StimulusLine line) {}

    private record Granted(long number, String payee, Result.Granted what) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return files.propose(Kind.STIMULUS, file)
                .flatMap(period -> ProposedFiles.paged(
                        PAGE, after -> page(file, after), Found::number, page -> decide(file, period, page)));
    }

    private Mono<List<Found>> page(FileImport file, long after) {
        return database.sql(LINES)
                .bind("import", file.id())
                .bind("after", after)
                .map(StimulusApplication::found)
                .all()
                .collectList();
    }

    private Mono<Void> decide(FileImport file, Period period, List<Found> page) {
        var components = tariff.policies().at(period.firstDay()).parameters();
        var policy = policies.at(period.firstDay()).parameters();
        var granted = new ArrayList<Granted>();
        var refused = new ArrayList<RefusedLine>();
        for (var found : page) {
            switch (StimulusRule.of(found.line(), period, components, policy)) {
                case Result.Granted what ->
                    granted.add(new Granted(
                            found.number(), new Provider(found.line().establishment()).payee(), what));
                case Result.Refused(var why) -> refused.add(new RefusedLine(found.number(), why.name()));
            }
        }
        return claim(file, period, granted).flatMap(kept -> {
            granted.stream()
                    .filter(one -> !kept.contains(one.number()))
                    .forEach(one -> refused.add(new RefusedLine(one.number(), "ALREADY_CLAIMED")));
            return files.refuse(file, refused);
        });
    }

    /** @return the lines that became a claim: those of a right that nobody claimed before */
    private Mono<Set<Long>> claim(FileImport file, Period period, List<Granted> granted) {
        return database.sql(CLAIM)
                .bind("import", file.id())
                .bind("policy", tariff.policies().at(period.firstDay()).id())
                .bind("payees", granted.stream().map(Granted::payee).toArray(String[]::new))
                .bind("lines", granted.stream().map(Granted::number).toArray(Long[]::new))
                .bind(
                        "buckets",
                        granted.stream().map(g -> Buckets.of(g.payee())).toArray(Integer[]::new))
                .bind("settles", granted.stream().map(g -> g.what().settles()).toArray(String[]::new))
                .bind(
                        "amounts",
                        granted.stream().map(g -> g.what().amount().soles()).toArray(BigDecimal[]::new))
                .bind("causes", granted.stream().map(g -> g.what().cause()).toArray(String[]::new))
                .mapValue(Long.class)
                .all()
                .collectList()
                .map(HashSet::new);
    }

    private static Found found(Readable row) {
        return new Found(
                required(row, "line", Long.class),
                new StimulusLine(
                        Period.parse(required(row, "period", String.class)),
                        required(row, "establishment", String.class),
                        required(row, "district", String.class),
                        required(row, "fulfilled", Boolean.class),
                        row.get("account", String.class)));
    }
}
