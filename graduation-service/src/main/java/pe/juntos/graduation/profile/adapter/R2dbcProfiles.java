package pe.juntos.graduation.profile.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.KnownProfile;
import pe.juntos.graduation.profile.Profile;
import pe.juntos.graduation.profile.Profiles;
import pe.juntos.graduation.profile.RegisterState;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Profiles in one statement however many. Register and form stand; {@code perfil.csv} fills what they do not say. */
@Component
class R2dbcProfiles implements Profiles {

    private static final String PROFILES = """
            select h.household, h.district, h.class, h.affiliated_on, h.state, f.holder_age, f.holder_schooling, f.land,
                f.large_animals, m.members, m.under_17, m.under_18, m.pregnant, p.facts
            from household h
            left join lateral (select * from form_g1 f where f.household = h.household and f.on_day <= :on
                order by f.on_day desc limit 1) f on true
            left join lateral (select count(*) as members,
                    count(*) filter (where birth_date > :on - interval '17 years') as under_17,
                    count(*) filter (where birth_date > :on - interval '18 years') as under_18,
                    count(*) filter (where expected_delivery is not null and delivered_on is null) as pregnant
                from member m where m.household = h.household and not m.gone and m.died_on is null
                  and m.birth_date <= :on) m on true
            left join lateral (select array_agg(input || '=' || value::text) as facts from (
                select distinct on (input) input, value from profile_fact p
                where p.household = h.household and p.on_day <= :on order by input, on_day desc) latest) p on true
            where %s and h.version > 0 and h.district is not null order by h.household
            """;

    private static final String REGISTER = """
            select md5(concat_ws('/', h.n, h.v, m.n, m.v, (select count(*) from form_g1),
                (select count(*) from profile_fact))) as fingerprint, h.n as households
            from (select count(*) as n, sum(version) as v from household) h,
                (select count(*) as n, sum(version) as v from member) m
            """;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    R2dbcProfiles(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    @Override
    public Mono<RegisterState> register() {
        return client.sql(REGISTER)
                .map(row -> new RegisterState(
                        required(row, "fingerprint", String.class), required(row, "households", Long.class)))
                .one();
    }

    @Override
    public Flux<KnownProfile> of(BucketRange range, LocalDate on) {
        return client.sql(PROFILES.formatted(
                        "h.bucket between :first and :last and h.state in ('AFFILIATED', 'SUSPENDED')"))
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("on", on)
                .map(row -> known(row, on))
                .all();
    }

    @Override
    public Mono<KnownProfile> read(String household, LocalDate on, Caller caller) {
        return client.sql(PROFILES.formatted("h.household = :household and h.district like any(:patterns)"))
                .bind("household", household)
                .bind("patterns", caller.territory().patterns())
                .bind("on", on)
                .map(row -> known(row, on))
                .one()
                .flatMap(known -> client.sql(
                                "insert into file_access (household, subject) values (:household, :subject)")
                        .bind("household", household)
                        .bind("subject", caller.subject())
                        .then()
                        .thenReturn(known))
                .as(transaction::transactional);
    }

    private static KnownProfile known(Readable row, LocalDate on) {
        var values = new EnumMap<Input, BigDecimal>(Input.class);
        facts(row.get("facts", String[].class), values);
        form(row, values);
        register(row, on, values);
        return new KnownProfile(
                required(row, "household", String.class), required(row, "district", String.class), new Profile(values));
    }

    private static void facts(String @Nullable [] facts, Map<Input, BigDecimal> values) {
        if (facts != null) {
            for (String fact : facts) {
                int sign = fact.indexOf('=');
                values.put(Input.valueOf(fact.substring(0, sign)), new BigDecimal(fact.substring(sign + 1)));
            }
        }
    }

    private static void form(Readable row, Map<Input, BigDecimal> values) {
        put(values, Input.HOLDER_AGE, number(row.get("holder_age", Integer.class)));
        put(values, Input.HOLDER_SCHOOLING, row.get("holder_schooling", BigDecimal.class));
        put(values, Input.LAND, row.get("land", BigDecimal.class));
        put(values, Input.LARGE_ANIMALS, number(row.get("large_animals", Integer.class)));
    }

    /** A household of whose members nothing was told has not "no children". */
    private static void register(Readable row, LocalDate on, Map<Input, BigDecimal> values) {
        String socioEconomicClass = row.get("class", String.class);
        if (socioEconomicClass != null) {
            put(values, Input.EXTREME_POOR, flag(socioEconomicClass.equals("EXTREME_POOR")));
            put(values, Input.POOR, flag(!socioEconomicClass.equals("NOT_POOR")));
        }
        LocalDate affiliated = row.get("affiliated_on", LocalDate.class);
        if (affiliated != null && !affiliated.isAfter(on)) {
            put(values, Input.MONTHS_IN_PROGRAMME, BigDecimal.valueOf(ChronoUnit.MONTHS.between(affiliated, on)));
        }
        if (required(row, "members", Long.class) > 0) {
            put(values, Input.CHILDREN_UNDER_17, BigDecimal.valueOf(required(row, "under_17", Long.class)));
            put(values, Input.CHILDREN_UNDER_18, BigDecimal.valueOf(required(row, "under_18", Long.class)));
        }
        if (required(row, "pregnant", Long.class) > 0) {
            put(values, Input.PREGNANT, BigDecimal.ONE);
        }
    }

    private static void put(Map<Input, BigDecimal> values, Input input, @Nullable BigDecimal value) {
        if (value != null) {
            values.put(input, value);
        }
    }

    private static @Nullable BigDecimal number(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static BigDecimal flag(boolean value) {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
