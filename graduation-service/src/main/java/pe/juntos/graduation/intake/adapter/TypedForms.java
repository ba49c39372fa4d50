package pe.juntos.graduation.intake.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.intake.FormG1Line;
import pe.juntos.graduation.intake.FormG2Line;
import pe.juntos.graduation.intake.FormsSent;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Forms that people type become the same facts as lines of a file: the same form twice is one. */
@Component
class TypedForms {

    private static final String HOUSEHOLD = "select external_id from household where household = :household"
            + " and version > 0 and external_id is not null and district like any(:patterns)";

    private static final String G1 = """
            insert into form_g1 (household, bucket, on_day, content, holder_age, holder_level, holder_schooling, land,
                large_animals, independent_workers, workers, irrigation, vehicle, recorded_by, recorded_at)
            values (:household, :bucket, :on, :content, :age, :level, :schooling, :land, :animals, :independent, :workers,
                :irrigation, :vehicle, :by, :at)
            on conflict do nothing
            """;

    private static final String G2 = """
            insert into form_g2 (household, bucket, on_day, content, member, preference, expectation, recorded_by,
                recorded_at)
            values (:household, :bucket, :on, :content, :member, :preference, :expectation, :by, :at)
            on conflict do nothing
            """;

    enum Stored {
        NEW,
        SAME,
        OTHER,
        NO_HOUSEHOLD
    }

    /** What was answered, and what was not. */
    private record Answers(GenericExecuteSpec form) {

        <T> Answers with(String name, @Nullable T answer, Class<T> type) {
            return new Answers(answer == null ? form.bindNull(name, type) : form.bind(name, answer));
        }
    }

    private final DatabaseClient client;
    private final Clock clock;

    TypedForms(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<Stored> store(FormsSent.Assets form, Caller caller) {
        String household = Objects.requireNonNull(form.household());
        LocalDate on = Objects.requireNonNull(form.on());
        return external(household, caller)
                .flatMap(id -> {
                    var line = new FormG1Line(
                            id,
                            on,
                            form.holderAge(),
                            form.holderLevel(),
                            plain(form.holderSchooling()),
                            plain(form.land()),
                            form.largeAnimals(),
                            form.independentWorkers(),
                            form.workers(),
                            form.irrigation(),
                            form.vehicle());
                    var level = line.level();
                    var insert = new Answers(fact(G1, household, on, Cells.digest(line), caller))
                            .with("age", line.age(), Integer.class)
                            .with("level", level == null ? null : level.name(), String.class)
                            .with("schooling", line.schooling(), BigDecimal.class)
                            .with("land", line.land(), BigDecimal.class)
                            .with("animals", line.largeAnimals(), Integer.class)
                            .with("independent", line.independentWorkers(), Integer.class)
                            .with("workers", line.workers(), Integer.class)
                            .with("irrigation", line.irrigation(), Boolean.class)
                            .with("vehicle", line.vehicle(), Boolean.class);
                    return stored(insert.form(), before("form_g1", "", household, on), Cells.digest(line));
                })
                .defaultIfEmpty(Stored.NO_HOUSEHOLD);
    }

    Mono<Stored> store(FormsSent.Wishes form, Caller caller) {
        String household = Objects.requireNonNull(form.household());
        LocalDate on = Objects.requireNonNull(form.on());
        String member = Objects.requireNonNull(form.member());
        var preference = Objects.requireNonNull(form.preference());
        var expectation = form.expectation();
        return external(household, caller)
                .flatMap(id -> {
                    long content = Cells.digest(new FormG2Line(id, on, member, preference, expectation));
                    var insert = new Answers(fact(G2, household, on, content, caller)
                                    .bind("member", member)
                                    .bind("preference", preference.name()))
                            .with("expectation", expectation == null ? null : expectation.name(), String.class);
                    return stored(
                            insert.form(),
                            before("form_g2", " and member = :member", household, on)
                                    .bind("member", member),
                            content);
                })
                .defaultIfEmpty(Stored.NO_HOUSEHOLD);
    }

    /** The sender's id of the household, if the caller may see it. */
    private Mono<String> external(String household, Caller caller) {
        return client.sql(HOUSEHOLD)
                .bind("household", household)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "external_id", String.class))
                .one();
    }

    private GenericExecuteSpec fact(String sql, String household, LocalDate on, long content, Caller caller) {
        return client.sql(sql)
                .bind("household", household)
                .bind("bucket", Buckets.of(household))
                .bind("on", on)
                .bind("content", content)
                .bind("by", caller.subject())
                .bind("at", clock.instant());
    }

    private GenericExecuteSpec before(String table, String more, String household, LocalDate on) {
        return client.sql("select content from " + table + " where household = :household and on_day = :on" + more)
                .bind("household", household)
                .bind("on", on);
    }

    private static Mono<Stored> stored(GenericExecuteSpec insert, GenericExecuteSpec before, long content) {
        return insert.fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.just(Stored.NEW)
                        : before.map(row ->
                                        required(row, "content", Long.class) == content ? Stored.SAME : Stored.OTHER)
                                .one());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros();
    }
}
