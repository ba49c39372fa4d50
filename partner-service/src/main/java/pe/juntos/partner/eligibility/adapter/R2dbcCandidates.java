package pe.juntos.partner.eligibility.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.eligibility.Candidate;
import pe.juntos.partner.eligibility.Facts;
import pe.juntos.partner.eligibility.KnownCandidate;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Households with all that rules may ask, in two statements however many they are. */
@Component
class R2dbcCandidates {

    private static final String HOUSEHOLDS = """
            select h.household, h.district, h.state, h.class, h.member_count, f.facts
            from household h left join lateral (
                select array_agg(member || '/' || input || '/' || on_day || '/' || value) as facts from (
                    select distinct on (member, input) member, input, on_day, value from eligibility_fact f
                    where f.household = h.household and f.on_day <= :on
                      and (input <> 'SUSPENDED_LAST_MONTH' or f.on_day < date_trunc('month', cast(:on as date)))
                    order by member, input, on_day desc) newest) f on true
            where %s and h.version > 0 and h.district is not null order by h.household
            """;
    private static final String DISTRICTS = """
            select district, array_agg('0/' || input || '/' || on_day || '/' || value) as facts from (
                select distinct on (district, input) district, input, on_day, value from district_fact
                where on_day <= :on order by district, input, on_day desc) newest group by district
            """;
    private static final String IN_JUNTOS = "h.state in ('AFFILIATED', 'SUSPENDED') and ";

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    R2dbcCandidates(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** Those in the programme. */
    Flux<KnownCandidate> of(BucketRange range, LocalDate on) {
        return found(
                on,
                client.sql(HOUSEHOLDS.formatted(IN_JUNTOS + "h.bucket between :first and :last"))
                        .bind("first", range.first())
                        .bind("last", range.last()));
    }

    /** Empty outside the caller's territory. That it was read is recorded. */
    Mono<KnownCandidate> read(String household, LocalDate on, Caller caller) {
        return read(List.of(household), on, caller).next();
    }

    /** Without those outside the caller's territory. That they were read is recorded. */
    Flux<KnownCandidate> read(List<String> households, LocalDate on, Caller caller) {
        return found(
                        on,
                        client.sql(HOUSEHOLDS.formatted(
                                        "h.household = any(:households) and h.district like any(:patterns)"))
                                .bind("households", households.toArray(String[]::new))
                                .bind("patterns", caller.territory().patterns()))
                .collectList()
                .flatMap(known -> client.sql(
                                "insert into file_access (household, subject) select unnest(:households), :subject")
                        .bind(
                                "households",
                                known.stream().map(KnownCandidate::household).toArray(String[]::new))
                        .bind("subject", caller.subject())
                        .then()
                        .thenReturn(known))
                .as(transaction::transactional)
                .flatMapIterable(known -> known);
    }

    /** Those in the programme, of some, without a caller: for what the service decides by itself. */
    Flux<KnownCandidate> of(List<String> households, LocalDate on) {
        return found(
                on,
                client.sql(HOUSEHOLDS.formatted(IN_JUNTOS + "h.household = any(:households)"))
                        .bind("households", households.toArray(String[]::new)));
    }

    /** What is known of each district. */
    Mono<Map<String, Facts>> districts(LocalDate on) {
        return client.sql(DISTRICTS)
                .bind("on", on)
                .map(row -> Map.entry(
                        required(row, "district", String.class),
                        StoredFacts.of(required(row, "facts", String[].class), on)
                                .getOrDefault(0, Facts.NONE)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Flux<KnownCandidate> found(LocalDate on, DatabaseClient.GenericExecuteSpec households) {
        return districts(on)
                .flatMapMany(districts -> households
                        .bind("on", on)
                        .map(row -> known(row, on, districts))
                        .all());
    }

    private static KnownCandidate known(Readable row, LocalDate on, Map<String, Facts> districts) {
        var district = required(row, "district", String.class);
        var told = row.get("facts", String[].class);
        var members = new TreeMap<>(told == null ? Map.<Integer, Facts>of() : StoredFacts.of(told, on));
        var own = members.remove(0);
        var facts = districts
                .getOrDefault(district, Facts.NONE)
                .and(StoredFacts.ofRegister(row.get("state", String.class), row.get("class", String.class)))
                .and(own == null ? Facts.NONE : own);
        return new KnownCandidate(
                required(row, "household", String.class),
                district,
                new Candidate(district, facts, members, row.get("member_count", Integer.class)));
    }
}
