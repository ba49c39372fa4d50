package pe.juntos.payment.liquidation;

import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** The base amount of any period, by the policy in force on the period's first day (CAL-2, POL-2). */
public record Tariff(PolicyBook<ComponentPolicy> policies) {

    public Line base(Period period) {
        return line(Component.BASE, period);
    }

    public Line compensation(Period period) {
        return line(Component.COMPENSATION, period);
    }

    private Line line(Component component, Period period) {
        var policy = policies.at(period.firstDay());
        return new Line(component, amount(policy), period, policy.id());
    }

    private static Money amount(Policy<ComponentPolicy> policy) {
        return policy.parameters().basePerBimester();
    }
}
