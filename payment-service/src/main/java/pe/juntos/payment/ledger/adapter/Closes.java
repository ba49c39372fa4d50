package pe.juntos.payment.ledger.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pe.juntos.payment.ledger.DailyClose;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closed days of the books. */
@Component
class Closes {
    private static final String CLOSES = """
            select c.*, c.hash = close_hash(b.hash, coalesce(b.last_posting, 0), c.last_posting) as intact
            from ledger_close c left join ledger_close b on b.day = c.previous
            """;

    private final DatabaseClient database;
    private final Jobs jobs;
    private final Clock clock;

    Closes(DatabaseClient database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * @param postings how many were closed with this day
     * @param differences what the checker found
     * @param intact whether postings and balances still give the hash
     */
    record Close(
            String day,
            @Nullable String previous,
            long postings,
            String hash,
            long differences,
            boolean intact,
            Map<String, String> balances) {}

    record DistrictBalance(String district, String account, String balance) {}

    @Scheduled(cron = "${juntos.payment.ledger.close-cron:-}", zone = "America/Lima")
    Mono<Void> daily() {
        return start(LocalDate.now(clock).minusDays(1)).then();
    }

    Mono<DailyClose> decide(LocalDate day) {
        return database.sql("select max(day) as last, coalesce(bool_or(day = :day), false) as closed from ledger_close")
                .bind("day", day)
                .map(row -> DailyClose.of(
                        day,
                        LocalDate.now(clock),
                        row.get("last", LocalDate.class),
                        required(row, "closed", Boolean.class)))
                .one();
    }

    Mono<Job> start(LocalDate day) {
        return jobs.start(CloseJob.KIND, day.toString(), Map.of("day", day.toString()), 1);
    }

    Flux<Close> all(LocalDate before, int limit) {
        return database.sql(CLOSES + " where c.day < :before order by c.day desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(Closes::close)
                .all()
                .concatMap(this::withBalances);
    }

    Mono<Close> one(LocalDate day) {
        return database.sql(CLOSES + " where c.day = :day")
                .bind("day", day)
                .map(Closes::close)
                .one()
                .flatMap(this::withBalances);
    }

    private Mono<Close> withBalances(Close close) {
        return database.sql("select account, balance from ledger_close_balance where day = :day")
                .bind("day", LocalDate.parse(close.day()))
                .map(row -> Map.entry(required(row, "account", String.class), soles(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
                .map(balances -> new Close(
                        close.day(),
                        close.previous(),
                        close.postings(),
                        close.hash(),
                        close.differences(),
                        close.intact(),
                        balances));
    }

    /** As they stand, or as they stood when a day was closed. */
    Flux<DistrictBalance> districts(@Nullable LocalDate day, Territory territory) {
        var sql = day == null
                ? database.sql("select district, account, balance from district_account"
                        + " where district like any(:territory) order by 1, 2")
                : database.sql("select district, account, balance from ledger_close_district"
                                + " where day = :day and district like any(:territory) order by 1, 2")
                        .bind("day", day);
        return sql.bind("territory", territory.patterns())
                .map(row -> new DistrictBalance(
                        required(row, "district", String.class), required(row, "account", String.class), soles(row)))
                .all();
    }

    private static Close close(Readable row) {
        var previous = row.get("previous", LocalDate.class);
        return new Close(
                required(row, "day", LocalDate.class).toString(),
                previous == null ? null : previous.toString(),
                required(row, "postings", Long.class),
                required(row, "hash", String.class),
                required(row, "differences", Integer.class),
                required(row, "intact", Boolean.class),
                Map.of());
    }

    private static String soles(Readable row) {
        return required(row, "balance", BigDecimal.class).toPlainString();
    }
}
