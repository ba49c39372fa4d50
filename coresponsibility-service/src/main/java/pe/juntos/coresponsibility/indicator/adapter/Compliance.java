package pe.juntos.coresponsibility.indicator.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.indicator.Dimension;
import pe.juntos.coresponsibility.indicator.Rate;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.ReportingPolicy;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;

/** Members by what was found of them, cut by any dimensions: one statement over the period's verdicts in force. */
@Component
final class Compliance {
    private static final String COUNT = """
            select %s count(*) filter (where mv.outcome = 'MET') as met,
                   count(*) filter (where mv.outcome = 'NOT_MET') as not_met,
                   count(*) filter (where mv.outcome = 'NOT_VERIFIABLE') as not_verifiable,
                   count(*) filter (where mv.outcome = 'EXEMPT') as exempt,
                   count(*) filter (where mv.outcome = 'WAIVED') as waived
            from household_verdict v
            join member_verdict mv on mv.period = v.period and mv.bucket = v.bucket and mv.household = v.household
            %s
            where v.period = :period and v.district like any(:patterns)
            """;
    private static final String REGISTER = " left join member m on m.member = mv.member";
    private static final String LISTS =
            " left join expected_member em on em.member = mv.member and em.period = mv.period";
    private static final Set<Dimension> OF_THE_REGISTER = Set.of(Dimension.AGE_BAND, Dimension.SEX);
    private static final String UNKNOWN = "";

    private final DatabaseClient client;
    private final RoomToCount room;

    Compliance(DatabaseClient client, RoomToCount room) {
        this.client = client;
        this.room = room;
    }

    /**
     * @param key value of each dimension, in their order; empty where it is not known
     * @param rate members that complied over those found to comply or not: silence, exemption and waiver are in neither
     */
    record Cell(
            List<String> key,
            long met,
            long notMet,
            long notVerifiable,
            long exempt,
            long waived,
            Rate rate,
            @Nullable String percent,
            boolean smallNumber) {}

    /** In the order of the dimensions' values. */
    Flux<Cell> of(
            Period period, List<Dimension> by, Territory territory, ReportingPolicy policy, long skip, long most) {
        var select = client.sql(sql(by) + " limit :most offset :skip")
                .bind("period", period.toString())
                .bind("patterns", territory.patterns())
                .bind("most", most)
                .bind("skip", skip);
        if (by.contains(Dimension.AGE_BAND)) {
            var bands = AgeBands.on(period.firstDay(), policy);
            select = select.bind("days", bands.days()).bind("bands", bands.names());
        }
        return room.in(select.map(row -> cell(row, by.size(), policy)).all());
    }

    private static String sql(List<Dimension> by) {
        var columns = by.stream().map(d -> "coalesce(" + column(d) + ", '')").toList();
        var places =
                IntStream.rangeClosed(1, by.size()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        var joins = (by.stream().anyMatch(OF_THE_REGISTER::contains) ? REGISTER : "")
                + (by.contains(Dimension.ESTABLISHMENT) ? LISTS : "");
        return COUNT.formatted(columns.stream().map(c -> c + ", ").collect(Collectors.joining()), joins)
                + (by.isEmpty() ? "" : " group by " + places + " order by " + places);
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case AXIS -> "mv.axis";
            case CONDITION -> "mv.condition";
            case AGE_BAND -> "(cast(:bands as text[]))[1 + width_bucket(m.birth_date, cast(:days as date[]))]";
            case SEX -> "m.sex";
            case DISTRICT -> "v.district";
            case ESTABLISHMENT -> "em.establishment";
        };
    }

    private static Cell cell(Readable row, int dimensions, ReportingPolicy policy) {
        var key = IntStream.range(0, dimensions)
                .mapToObj(i -> {
                    var value = row.get(i, String.class);
                    return value == null ? UNKNOWN : value;
                })
                .toList();
        var met = required(row, "met", Long.class);
        var notMet = required(row, "not_met", Long.class);
        var rate = new Rate(met, met + notMet);
        return new Cell(
                key,
                met,
                notMet,
                required(row, "not_verifiable", Long.class),
                required(row, "exempt", Long.class),
                required(row, "waived", Long.class),
                rate,
                rate.percent(),
                rate.isSmall(policy.smallNumber()));
    }
}
