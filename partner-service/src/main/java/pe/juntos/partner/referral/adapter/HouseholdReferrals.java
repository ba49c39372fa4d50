package pe.juntos.partner.referral.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.Sight;
import pe.juntos.platform.database.Columns;
import pe.juntos.platform.part.HouseholdPart;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** The referrals of households, for many who ask in one statement. */
@Component
class HouseholdReferrals implements HouseholdPart {
    static final String READERS =
            "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR','RECIPIENT')";

    private static final String OF_HOUSEHOLDS = """
            select * from unnest(cast(:ns as int[]), cast(:households as text[]), cast(:visible as text[]), cast(:partners as text[]))
                as a (n, asked, visible, asking)
            join lateral (%s where r.household = a.asked and r.district like any(string_to_array(a.visible, ','))
                and (a.asking = '*' or (r.partner = a.asking and r.sent))) r on true
            order by n, bonus, attempt
            """.formatted(ReferralRows.SELECT);

    private final DatabaseClient client;
    private final ReferralRows rows;

    HouseholdReferrals(DatabaseClient client, ReferralRows rows) {
        this.client = client;
        this.rows = rows;
    }

    @Override
    public String rule() {
        return READERS;
    }

    Mono<List<Sight>> of(String household, Caller caller) {
        return sights(List.of(new Asked(household, null, caller))).map(List::getFirst);
    }

    /** A household without a referral in sight has an empty list, as one that nobody knows. */
    @Override
    public Mono<List<Optional<Object>>> tell(List<Asked> asked) {
        return sights(asked)
                .map(sights ->
                        sights.stream().<Optional<Object>>map(Optional::of).toList());
    }

    private Mono<List<List<Sight>>> sights(List<Asked> asked) {
        var visible = asked.stream().map(one -> Visibility.of(one.caller())).toList();
        return client.sql(OF_HOUSEHOLDS)
                .bind("ns", Columns.places(asked))
                .bind("households", Columns.texts(asked, Asked::household))
                .bind("visible", Columns.texts(asked, Asked::patterns))
                .bind("partners", visible.stream().map(Visibility::partner).toArray(String[]::new))
                .map(row -> Map.entry(required(row, "n", Integer.class), Sight.whole(rows.referral(row))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> IntStream.range(0, asked.size())
                        .mapToObj(n -> List.copyOf(found.getOrDefault(n, List.of())))
                        .toList());
    }
}
