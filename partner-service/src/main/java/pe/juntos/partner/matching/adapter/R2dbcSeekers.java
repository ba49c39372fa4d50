package pe.juntos.partner.matching.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.catalogue.Catalogue;
import pe.juntos.partner.catalogue.Programme;
import pe.juntos.partner.eligibility.Candidate;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.partner.matching.OfferSeen;
import pe.juntos.partner.matching.Seeker;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a household wants and may have, and the offers that reach where it lives. */
@Component
class R2dbcSeekers {

    private static final String SEEKER = """
            select (select n.bonus from need n where n.household = :household order by n.version desc, n.bonus limit 1) as bonus,
                (select coalesce(array_agg(r.programme), '{}') from referral r where r.household = :household
                    and r.stage not in ('DECLINED', 'EXPIRED', 'DROPPED')) as taken,
                (select coalesce(array_agg(w.member || '/' || w.component order by w.member, w.place, w.component), '{}')
                    from preference w where w.household = :household and w.on_day = (select max(l.on_day) from preference l
                        where l.household = w.household and l.member = w.member and l.on_day <= :on)) as wishes
            """;
    private static final String OFFERS = """
            select o.*, case when p.place = :district then 0 else t.minutes end as minutes
            from offer o cross join lateral (
                select coalesce(o.place, case when length(o.area) = 6 then o.area end) as place) p
            left join travel_time t on t.from_district = :district and t.to_district = p.place
            where o.closes_on >= :on - 365 and o.area in ('*', left(:district, 2), left(:district, 4), :district)
            order by o.id limit 1000
            """;

    private final DatabaseClient client;
    private final Catalogue catalogue;

    R2dbcSeekers(DatabaseClient client, Catalogue catalogue) {
        this.client = client;
        this.catalogue = catalogue;
    }

    Mono<Seeker> of(String household, String district, Candidate candidate, LocalDate on, int careBelow) {
        return client.sql(SEEKER)
                .bind("household", household)
                .bind("on", on)
                .map(row -> new Seeker(
                        district,
                        bonus(row.get("bonus", String.class)),
                        wishes(required(row, "wishes", String[].class)),
                        young(candidate, careBelow),
                        Set.copyOf(Arrays.asList(required(row, "taken", String[].class)))))
                .one();
    }

    /** Those that closed within a year are shown with the reason. */
    Flux<OfferSeen> offers(String district, LocalDate on) {
        return client.sql(OFFERS)
                .bind("district", district)
                .bind("on", on)
                .map(row -> {
                    var programme = required(row, "programme", String.class);
                    return new OfferSeen(
                            required(row, "id", UUID.class),
                            programme,
                            required(row, "partner", String.class),
                            required(row, "area", String.class),
                            Bonus.valueOf(required(row, "bonus", String.class)),
                            required(row, "places", Integer.class),
                            required(row, "free", Integer.class),
                            required(row, "opens_on", LocalDate.class),
                            required(row, "closes_on", LocalDate.class),
                            catalogue.find(programme).map(Programme::components).orElse(Set.of()),
                            row.get("child_care", Boolean.class),
                            row.get("minutes", Integer.class));
                })
                .all();
    }

    private static @Nullable Bonus bonus(@Nullable String name) {
        return name == null ? null : Bonus.valueOf(name);
    }

    private static Map<Integer, List<pe.juntos.partner.catalogue.Component>> wishes(String[] stored) {
        var wishes = new TreeMap<Integer, List<pe.juntos.partner.catalogue.Component>>();
        for (String one : stored) {
            int slash = one.indexOf('/');
            wishes.computeIfAbsent(Integer.valueOf(one.substring(0, slash)), _ -> new ArrayList<>())
                    .add(pe.juntos.partner.catalogue.Component.valueOf(one.substring(slash + 1)));
        }
        return wishes;
    }

    /** Null while not all ages are known and none is young. */
    private static @Nullable Boolean young(Candidate candidate, int careBelow) {
        var ages = candidate.members().values().stream()
                .flatMap(member -> java.util.stream.Stream.ofNullable(member.get(Input.AGE)))
                .toList();
        if (ages.stream().anyMatch(age -> age.intValue() < careBelow)) {
            return true;
        }
        var members = candidate.memberCount();
        return members != null && ages.size() >= members ? false : null;
    }
}
