package pe.juntos.affiliation.identity.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Flux;

/**
 * Whom an identity campaign has to reach (AFF-2): persons of households in or on their way into the programme who have
 * no DNI, or one that RENIEC does not confirm, or of whom RENIEC could not be asked; and, once the insurer spoke, who is
 * not in SIS, because the same campaign reaches them.
 */
@Component
class CampaignLists {

    /** How many of each kind live in a populated centre; who is without SIS may be of another kind as well. */
    record Centre(
            String district, String populatedCentre, long pending, long unverified, long unknown, long withoutSis) {}

    /**
     * @param issue of the identity, or {@code NO_SIS} where there is no other
     * @param insurance the latest known, empty if nobody said
     * @param names and {@code birthDate} only for who may see them
     */
    record Case(
            String member,
            String externalId,
            String household,
            String district,
            String populatedCentre,
            String issue,
            String insurance,
            boolean withoutSis,
            @Nullable String names,
            @Nullable LocalDate birthDate) {}

    /** Empty texts do not filter. */
    record Filter(String district, String centre, String issue, String cursor, int limit) {}

    private static final String CASES = """
            select m.member, m.external_id, m.household, h.district, coalesce(h.populated_centre, '') as centre,
                case when m.dni is null then 'PENDING'
                     when k.state = 'UNKNOWN' then 'UNKNOWN'
                     when c.name_key <> m.name_key
                       or c.dni is null and exists (select 1 from source_received where kind = 'reniec') then 'UNVERIFIED'
                     else 'NO_SIS' end as issue,
                coalesce(i.insurer, '') as insurance,
                i.insurer is distinct from 'SIS' and exists (select 1 from source_received where kind = 'seguros')
                  as without_sis,
                concat_ws(' ', m.paternal_name, m.maternal_name, m.given_names) as names, m.birth_date
            from member m join household h using (household) left join standing s using (household)
            left join civil_record c on c.dni = m.dni
            left join lateral (select k.state from identity_check k where k.member = m.member
                order by k.id desc limit 1) k on m.dni is not null
            left join lateral (select i.insurer from insurance i where i.member = m.member
                order by i.since desc limit 1) i on true
            where h.district like any(:patterns)
              and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)
              and coalesce(s.state, 'LISTED') not in ('EXITED', 'EXCLUDED', 'REJECTED')
              and (m.dni is null or k.state = 'UNKNOWN'
                  or c.name_key <> m.name_key
                  or c.dni is null and exists (select 1 from source_received where kind = 'reniec')
                  or i.insurer is distinct from 'SIS' and exists (select 1 from source_received where kind = 'seguros'))
              and not exists (select 1 from person_fact f where f.member = m.member and f.kind = 'DIED')
            """;

    private static final String CENTRES = """
            select district, centre,
                count(*) filter (where issue = 'PENDING') as pending,
                count(*) filter (where issue = 'UNVERIFIED') as unverified,
                count(*) filter (where issue = 'UNKNOWN') as unknown,
                count(*) filter (where without_sis) as without_sis
            from (%s) cases
            where district like :district || '%%' and district || '/' || centre > :cursor
            group by district, centre order by district, centre limit :limit
            """.formatted(CASES);

    private static final String PAGE = """
            select * from (%s) cases
            where district like :district || '%%' and (:centre = '' or centre = :centre)
              and (:issue = '' or issue = :issue or :issue = 'NO_SIS' and without_sis) and member > :cursor
            order by member limit :limit
            """.formatted(CASES);

    private final DatabaseClient client;

    CampaignLists(DatabaseClient client) {
        this.client = client;
    }

    /** In order of district and centre; the cursor is {@code district/centre} of the last one seen. */
    Flux<Centre> centres(Filter filter, Scope scope) {
        return bounded(CENTRES, scope)
                .bind("district", filter.district())
                .bind("cursor", filter.cursor())
                .bind("limit", filter.limit())
                .map(row -> new Centre(
                        required(row, "district", String.class),
                        required(row, "centre", String.class),
                        required(row, "pending", Long.class),
                        required(row, "unverified", Long.class),
                        required(row, "unknown", Long.class),
                        required(row, "without_sis", Long.class)))
                .all();
    }

    Flux<Case> cases(Filter filter, Scope scope, boolean names) {
        return bounded(PAGE, scope)
                .bind("district", filter.district())
                .bind("centre", filter.centre())
                .bind("issue", filter.issue())
                .bind("cursor", filter.cursor())
                .bind("limit", filter.limit())
                .map(row -> line(row, names))
                .all();
    }

    private DatabaseClient.GenericExecuteSpec bounded(String sql, Scope scope) {
        return client.sql(sql)
                .filter(statement -> statement.fetchSize(1_000))
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns());
    }

    private static Case line(Readable row, boolean names) {
        return new Case(
                required(row, "member", String.class),
                required(row, "external_id", String.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                required(row, "centre", String.class),
                required(row, "issue", String.class),
                required(row, "insurance", String.class),
                required(row, "without_sis", Boolean.class),
                names ? required(row, "names", String.class) : null,
                names ? required(row, "birth_date", LocalDate.class) : null);
    }
}
