package pe.juntos.payment.incentive.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.payment.incentive.IncentiveLine;
import pe.juntos.payment.incentive.IncentivePolicy;
import pe.juntos.payment.incentive.IncentiveRule;
import pe.juntos.payment.incentive.IncentiveRule.Result;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Component;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.payment.payee.Affiliation;
import pe.juntos.payment.proposal.ProposedFiles;
import pe.juntos.payment.proposal.ProposedFiles.Kind;
import pe.juntos.payment.proposal.ProposedFiles.RefusedLine;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** Says of each line whether it is granted, and how much; nothing is owed before another person approves the file. */
@org.springframework.stereotype.Component
final class IncentiveApplication implements FileApplication {
    static final String KIND = "incentivos";
    private static final int PAGE = 5_000;
    private static final String LINES = """
            select s.line, s.component, s.person, s.age, s.pregnant, s.grade_approved, s.performed,
                   p.household, p.district, p.affiliated_on, p.exited_on
            from staging_incentive s left join payee p on p.external_id = s.household
            where s.import_id = :import and s.refusal_code is null and s.line > :after order by s.line limit
            """ + PAGE;
    private static final String CLAIM = """
            insert into incentive_claim (import_id, household, settles, line, bucket, component, amount, policy, cause)
            select :import, i.household, i.settles, i.line, i.bucket, i.component, i.amount, :policy, i.cause
            from unnest(cast(:households as text[]), cast(:settles as text[]), cast(:lines as bigint[]), cast(:buckets as int[]),
                        cast(:components as text[]), cast(:amounts as numeric[]), cast(:causes as text[]))
                 as i(household, settles, line, bucket, component, amount, cause)
            where not exists (select 1 from entitlement e where e.household = i.household and e.settles = i.settles)
            order by i.line
            on conflict do nothing returning line
            """;

    private final DatabaseClient database;
    private final ProposedFiles files;
    private final Tariff tariff;
    private final PolicyBook<IncentivePolicy> policies;

    IncentiveApplication(
            DatabaseClient database, ProposedFiles files, Tariff tariff, PolicyBook<IncentivePolicy> policies) {
        this.database = database;
        this.files = files;
        this.tariff = tariff;
        this.policies = policies;
    }

    private record Found(
            long number, IncentiveLine line, @Nullable Home home) {}

    private record Home(String household, String district, Affiliation affiliation) {}

    private record Granted(long number, String household, Component component, Result.Granted what) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return files.propose(Kind.INCENTIVE, file)
                .flatMap(period -> ProposedFiles.paged(
                        PAGE, after -> page(file, after), Found::number, page -> decide(file, period, page)));
    }

    private Mono<List<Found>> page(FileImport file, long after) {
        return database.sql(LINES)
                .bind("import", file.id())
                .bind("after", after)
                .map(IncentiveApplication::found)
                .all()
                .collectList();
    }

    private Mono<Void> decide(FileImport file, Period period, List<Found> lines) {
        var territory = Sender.territory(file);
        var granted = new ArrayList<Granted>();
        var refused = new ArrayList<RefusedLine>();
        for (var found : lines) {
            var home = found.home();
            if (home == null || !territory.covers(home.district())) {
                refused.add(new RefusedLine(found.number(), "UNKNOWN_HOUSEHOLD"));
                continue;
            }
            switch (rule(found.line(), home, period)) {
                case Result.Granted what ->
                    granted.add(new Granted(
                            found.number(), home.household(), found.line().component(), what));
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

    private Result rule(IncentiveLine line, Home home, Period period) {
        var day = period.firstDay();
        return IncentiveRule.of(
                line,
                home.affiliation(),
                home.district(),
                period,
                tariff.policies().at(day).parameters(),
                policies.at(day).parameters());
    }

    /** @return the lines that became a claim: those of a right that nobody claimed before */
    private Mono<Set<Long>> claim(FileImport file, Period period, List<Granted> granted) {
        return database.sql(CLAIM)
                .bind("import", file.id())
                .bind("policy", policies.at(period.firstDay()).id())
                .bind("households", granted.stream().map(Granted::household).toArray(String[]::new))
                .bind("settles", granted.stream().map(g -> g.what().settles()).toArray(String[]::new))
                .bind("lines", granted.stream().map(Granted::number).toArray(Long[]::new))
                .bind(
                        "buckets",
                        granted.stream().map(g -> Buckets.of(g.household())).toArray(Integer[]::new))
                .bind(
                        "components",
                        granted.stream().map(g -> g.component().name()).toArray(String[]::new))
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
        var household = row.get("household", String.class);
        var line = new IncentiveLine(
                Component.valueOf(text(row, "component")),
                text(row, "person"),
                Objects.requireNonNull(row.get("age", Integer.class)),
                is(row, "pregnant"),
                is(row, "grade_approved"),
                is(row, "performed"));
        return new Found(
                Objects.requireNonNull(row.get("line", Long.class)),
                line,
                household == null
                        ? null
                        : new Home(
                                household,
                                text(row, "district"),
                                new Affiliation(
                                        row.get("affiliated_on", LocalDate.class),
                                        row.get("exited_on", LocalDate.class))));
    }

    private static boolean is(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
