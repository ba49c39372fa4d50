package pe.juntos.coresponsibility.monitoring.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.member.Person;
import pe.juntos.coresponsibility.monitoring.Observed;

/** A small child or a pregnant woman of an affiliated household, with the controls known of it. */
record ObservedMember(
        String member,
        String externalId,
        String household,
        int bucket,
        String district,
        @Nullable String establishment,
        Observed observed,
        int vaccines,
        int weighings,
        int supplements) {
    /** Records count once a day, wherever they were made; in the register as it stands on the day. */
    static final String SELECT = """
            select m.member, m.external_id, m.household, m.bucket::int as bucket, h.district, m.establishment, m.birth_date,
                   m.sex, m.expected_delivery, m.delivered_on, m.level_enrolled, m.secondary_completed, m.died_on,
                   greatest(h.affiliated_on, s.first_day) as since, v.cred, v.prenatal, v.vaccines, v.weighings, v.supplements
            from household h
            cross join (select min(make_date(split_part(period, '-', 1)::int, split_part(period, '-', 2)::int * 2 - 1, 1))
                          as first_day from period) s
            join member m on m.bucket = h.bucket and m.household = h.household and not m.gone
            cross join lateral (
              select array_agg(distinct e.held_on) filter (where e.kind = 'CRED') as cred,
                     array_agg(distinct e.held_on) filter (where e.kind = 'PRENATAL') as prenatal,
                     count(*) filter (where e.kind = 'VACCINE' and e.period = :period)::int as vaccines,
                     count(*) filter (where e.kind = 'WEIGHT_AND_HEIGHT' and e.period = :period)::int as weighings,
                     count(*) filter (where e.kind = 'SUPPLEMENT' and e.period = :period)::int as supplements
              from health_evidence e
              where e.member = m.member and e.result = 'ATTENDED' and e.superseded_by is null and e.held_on <= :day
              offset 0) v
            where h.bucket between :first and :last and h.affiliated_on <= :day
              and (h.exited_on is null or h.exited_on > :day) and not (h.state = 'EXITED' and h.exited_on is null)
              and (m.birth_date > :youngest or m.expected_delivery between :day and :latest)
            """;

    static ObservedMember of(Readable row) {
        return new ObservedMember(
                required(row, "member", String.class),
                required(row, "external_id", String.class),
                required(row, "household", String.class),
                required(row, "bucket", Integer.class),
                required(row, "district", String.class),
                row.get("establishment", String.class),
                new Observed(
                        person(row), required(row, "since", LocalDate.class), days(row, "cred"), days(row, "prenatal")),
                required(row, "vaccines", Integer.class),
                required(row, "weighings", Integer.class),
                required(row, "supplements", Integer.class));
    }

    private static Person person(Readable row) {
        return new Person(
                required(row, "birth_date", LocalDate.class),
                Person.Sex.valueOf(required(row, "sex", String.class)),
                row.get("expected_delivery", LocalDate.class),
                row.get("delivered_on", LocalDate.class),
                "INITIAL".equals(row.get("level_enrolled", String.class)),
                required(row, "secondary_completed", Boolean.class),
                row.get("died_on", LocalDate.class));
    }

    private static List<LocalDate> days(Readable row, String column) {
        var days = row.get(column, LocalDate[].class);
        return days == null ? List.of() : List.of(days);
    }
}
