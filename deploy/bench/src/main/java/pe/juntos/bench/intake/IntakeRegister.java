package pe.juntos.bench.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalDouble;

/** Persons, establishments and signatures as the coresponsibility service would know them; the register is not what is measured. */
record IntakeRegister(Connection connection) {
    private static final String ESTABLISHMENTS = """
            insert into establishment (establishment, kind, name, district, version)
            select 'E-' || lpad(n::text, 7, '0'), 'SCHOOL', 'Escuela ' || n, '050101', 1 from generate_series(0, %1$d - 1) n
            union all
            select 'S-' || lpad(n::text, 8, '0'), 'HEALTH', 'Puesto ' || n, '050101', 1 from generate_series(0, %1$d - 1) n
            """.formatted(IntakeRecord.ESTABLISHMENTS);
    private static final String SIGNATORIES = """
            insert into signatory (establishment, signature, name, valid_from)
            select establishment, case kind when 'SCHOOL' then 'D' else 'F' end, 'Jefe', date '2020-01-01' from establishment
            """;
    private static final String HOUSEHOLDS = """
            insert into household (household, bucket, external_id, state, district, affiliated_on, version)
            select h, crc32c(h::bytea) %% 1024, 'h' || n, 'AFFILIATED', '050101', date '2025-01-01', 1
            from generate_series(0, %d - 1) n cross join lateral (select 'H' || lpad(n::text, 16, '0') as h) c
            """;
    /** Even ones go to school, odd ones to the post; two a household. */
    private static final String MEMBERS = """
            insert into member (member, external_id, person_bucket, household, bucket, birth_date, sex, level_enrolled,
                                secondary_completed, establishment, gone, version)
            select 'M' || lpad(n::text, 16, '0'), p, crc32c(p::bytea) %% 1024, h, crc32c(h::bytea) %% 1024,
                   case n %% 2 when 0 then date '2015-01-01' else date '2025-01-01' end, 'F',
                   case n %% 2 when 0 then 'PRIMARY' else 'NONE' end, false,
                   case n %% 2 when 0 then 'E-' || lpad((n %% %2$d)::text, 7, '0') else 'S-' || lpad((n %% %2$d)::text, 8, '0') end,
                   false, 1
            from generate_series(0, %1$d - 1) n
            cross join lateral (select 'p' || n as p, 'H' || lpad((n / 2)::text, 16, '0') as h) c
            """;

    /** Of every full ten seconds but the first, in which a service just started compiles itself: those with the fewest applied records. */
    private static final String SLOWEST = """
            with applied as (
              select floor(extract(epoch from applied_at - min(received_at) over ()) / 10)::int as ten, records
              from evidence_message where state = 'APPLIED')
            select coalesce(min(coalesce(n, 0)), -1) from generate_series(1, (select max(ten) - 1 from applied)) ten
              left join (select ten, sum(records) as n from applied group by ten) a using (ten)
            """;

    void fill(long records) throws SQLException {
        long persons = Math.ceilDiv(records, 2);
        try (var statement = connection.createStatement()) {
            statement.execute(ESTABLISHMENTS);
            statement.execute(SIGNATORIES);
            statement.execute(HOUSEHOLDS.formatted(Math.ceilDiv(persons, 2)));
            statement.execute(MEMBERS.formatted(persons, IntakeRecord.ESTABLISHMENTS));
            statement.execute("analyze");
        }
    }

    /** Records a second; nothing if no ten seconds were full. */
    OptionalDouble slowestTenSeconds() throws SQLException {
        var records = number(SLOWEST);
        return records < 0 ? OptionalDouble.empty() : OptionalDouble.of(records / 10.0);
    }

    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
