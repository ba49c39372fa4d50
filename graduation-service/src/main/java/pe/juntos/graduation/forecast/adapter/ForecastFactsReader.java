package pe.juntos.graduation.forecast.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.forecast.ForecastFacts;
import pe.juntos.graduation.review.Recertification;
import pe.juntos.graduation.review.SocioEconomicClass;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The facts of the households that are in the programme, in one statement however many they are. */
@Component
class ForecastFactsReader {

    private static final String FACTS = """
            select h.household, h.affiliated_on, h.class, h.class_valid_until, r.on_day as recertified_on, r.result,
                m.schoolchildren, m.unborn
            from household h
            left join lateral (select on_day, result from recertification r
                where r.household = h.household and r.on_day >= h.affiliated_on order by on_day desc limit 1) r on true
            left join lateral (select
                    coalesce(array_agg(birth_date::text order by birth_date, member)
                        filter (where not secondary_completed), '{}') as schoolchildren,
                    max(expected_delivery) filter (where delivered_on is null) as unborn
                from member m where m.household = h.household and not m.gone and m.died_on is null) m on true
            where %s and h.version > 0 and h.state in ('AFFILIATED', 'SUSPENDED') and h.affiliated_on is not null
              and not exists (select from standing s where s.household = h.household and s.graduated_on >= h.affiliated_on)
            order by h.household
            """;

    private final DatabaseClient client;

    ForecastFactsReader(DatabaseClient client) {
        this.client = client;
    }

    Flux<ForecastFacts> of(BucketRange range) {
        return client.sql(FACTS.formatted("h.bucket between :first and :last"))
                .bind("first", range.first())
                .bind("last", range.last())
                .map(row -> facts(row))
                .all();
    }

    /** Empty if it is not in the programme. */
    Mono<ForecastFacts> of(String household) {
        return client.sql(FACTS.formatted("h.household = :household"))
                .bind("household", household)
                .map(row -> facts(row))
                .one();
    }

    private static ForecastFacts facts(Readable row) {
        var recertifiedOn = row.get("recertified_on", LocalDate.class);
        return new ForecastFacts(
                required(row, "household", String.class),
                required(row, "affiliated_on", LocalDate.class),
                socioEconomicClass(row.get("class", String.class)),
                row.get("class_valid_until", LocalDate.class),
                recertifiedOn == null
                        ? null
                        : new Recertification(
                                recertifiedOn, SocioEconomicClass.valueOf(required(row, "result", String.class))),
                days(required(row, "schoolchildren", String[].class)),
                row.get("unborn", LocalDate.class));
    }

    private static @Nullable SocioEconomicClass socioEconomicClass(@Nullable String code) {
        return code == null ? null : SocioEconomicClass.valueOf(code);
    }

    private static List<LocalDate> days(String[] days) {
        return Arrays.stream(days).map(LocalDate::parse).toList();
    }
}
