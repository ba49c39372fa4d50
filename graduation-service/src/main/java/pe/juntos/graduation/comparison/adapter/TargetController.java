package pe.juntos.graduation.comparison.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.comparison.BonusTarget;
import pe.juntos.graduation.comparison.TargetPolicy;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** The programme's targets by bonus, over the households of the caller's territory (GRA-10). */
@RestController
class TargetController {

    private static final String LINKED = """
            select b.bonus, count(s.household) as households, count(s.articulated_on) as linked
            from unnest(array['EDUCATIONAL', 'PRODUCTIVE', 'ENTREPRENEUR']) with ordinality as b (bonus, place)
            left join (select s.* from standing s join household h using (household) where h.district like any(:patterns)) s
                on s.bonus = b.bonus
            group by b.bonus, b.place order by b.place
            """;

    record Targets(String policy, List<BonusTarget> bonuses) {}

    private final PolicyBook<TargetPolicy> policies = Policies.load("policies/targets", TargetPolicy.class);
    private final DatabaseClient client;
    private final Clock clock;

    TargetController(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @GetMapping("/graduation/bonus-targets")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<Targets> targets(Caller caller) {
        var policy = policies.at(LocalDate.now(clock));
        return client.sql(LINKED)
                .bind("patterns", caller.territory().patterns())
                .map(row -> BonusTarget.of(
                        Bonus.valueOf(required(row, "bonus", String.class)),
                        required(row, "households", Long.class),
                        required(row, "linked", Long.class),
                        policy.parameters()))
                .all()
                .collectList()
                .map(bonuses -> new Targets(policy.id(), bonuses));
    }
}
