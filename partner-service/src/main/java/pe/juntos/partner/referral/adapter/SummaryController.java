package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.referral.TimeLimits;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import reactor.core.publisher.Mono;

/** Counts of what the caller may see. */
@RestController
class SummaryController {

    /** @param policies versions of the time limits under which the referrals were proposed */
    record Summary(Map<String, Long> referrals, long offers, long placesFree, long waiting, List<String> policies) {}

    private final DatabaseClient client;
    private final PolicyBook<TimeLimits> limits;

    SummaryController(DatabaseClient client, PolicyBook<TimeLimits> limits) {
        this.client = client;
        this.limits = limits;
    }

    @GetMapping("/partner/summary")
    @PreAuthorize(Roles.ANYBODY)
    Mono<Summary> summary(Caller caller) {
        Visibility visibility = Visibility.of(caller);
        return Mono.zip(
                        byStage(visibility),
                        number("select count(*) as n from offer o" + offers(), visibility),
                        number("select coalesce(sum(o.free), 0)::bigint as n from offer o" + offers(), visibility),
                        waiting(visibility),
                        policies(visibility))
                .map(all -> new Summary(all.getT1(), all.getT2(), all.getT3(), all.getT4(), all.getT5()));
    }

    private static String offers() {
        return " where (o.area = '*' or o.area like any(:patterns) or exists (select from unnest(:patterns) p"
                + " where p like o.area || '%')) and (:partner = '*' or o.partner = :partner)";
    }

    private Mono<Map<String, Long>> byStage(Visibility visibility) {
        return client.sql("select r.stage, count(*) as n from referral r where " + Visibility.CONDITION + " group by 1")
                .bind("patterns", visibility.patterns())
                .bind("partner", visibility.partner())
                .map(row -> Map.entry(text(row.get("stage", String.class)), number(row.get("n", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new);
    }

    /** Who waits is the programme's business: a partner is told nothing about households not sent to it. */
    private Mono<Long> waiting(Visibility visibility) {
        return number(
                "select count(*) as n from need where state = 'WAITING' and :partner = '*'"
                        + " and coalesce(district, '') like any(:patterns)",
                visibility);
    }

    private Mono<List<String>> policies(Visibility visibility) {
        return client.sql("select distinct r.proposed_on from referral r where " + Visibility.CONDITION)
                .bind("patterns", visibility.patterns())
                .bind("partner", visibility.partner())
                .map(row -> limits.at(Objects.requireNonNull(row.get("proposed_on", LocalDate.class)))
                        .id())
                .all()
                .distinct()
                .collectSortedList();
    }

    private Mono<Long> number(String sql, Visibility visibility) {
        return client.sql(sql)
                .bind("patterns", visibility.patterns())
                .bind("partner", visibility.partner())
                .map(row -> number(row.get("n", Long.class)))
                .one();
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return Objects.requireNonNull(value);
    }

    private static long number(@org.jspecify.annotations.Nullable Long value) {
        return Objects.requireNonNull(value);
    }
}
