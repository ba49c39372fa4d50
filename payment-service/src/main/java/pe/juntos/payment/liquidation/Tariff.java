package pe.juntos.payment.liquidation;

import java.util.List;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Claim.Place;
import pe.juntos.payment.payee.Affiliation;
import pe.juntos.platform.policy.PolicyBook;

/** The amounts of any period, by the policy in force on the period's first day (CAL-2, POL-2). */
public record Tariff(PolicyBook<ComponentPolicy> policies) {

    public Line base(Period period, Affiliation affiliation, Place place) {
        var policy = policies.at(period.firstDay());
        var share = share(period, affiliation, place);
        return Line.base(
                amount(period, affiliation, place),
                period,
                policy.id(),
                share == 100 ? "VERDICT_PAYABLE" : "EXIT_SHARE_" + share);
    }

    /** @param cause why it is owed late, as a public code */
    public Line compensation(Period period, Affiliation affiliation, Place place, String cause) {
        var policy = policies.at(period.firstDay());
        return Line.compensation(amount(period, affiliation, place), period, policy.id(), cause);
    }

    /** The most that one transfer may lose to a recovery. */
    public Money mostTaken(Period period, Money base) {
        return base.wholeSolesOf(
                policies.at(period.firstDay()).parameters().adjustments().instalmentPercent());
    }

    /** The schemes of the district that are valid on the period's first day. */
    public List<Line> pilots(Period period, String district) {
        var policy = policies.at(period.firstDay());
        return policy.parameters().pilots().stream()
                .filter(pilot -> pilot.covers(district, period.firstDay()))
                .map(pilot -> new Line(
                        Component.PILOT,
                        pilot.amount(),
                        period,
                        policy.id(),
                        "PILOT:" + pilot.id(),
                        "PILOT_" + pilot.id()))
                .toList();
    }

    private Money amount(Period period, Affiliation affiliation, Place place) {
        var base = policies.at(period.firstDay()).parameters().basePerBimester();
        var share = share(period, affiliation, place);
        return share == 100 ? base : base.wholeSolesOf(share);
    }

    /** PAY-2: percent of the base amount in this year of affiliation. */
    private int share(Period period, Affiliation affiliation, Place place) {
        var since = affiliation.affiliatedOn();
        return since == null
                ? 100
                : policies.at(period.firstDay())
                        .parameters()
                        .exit()
                        .percent(since, period.firstDay(), place.socioEconomicClass());
    }
}
