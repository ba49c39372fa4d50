package pe.juntos.payment.round.adapter;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.AccountPolicy;
import pe.juntos.payment.bank.BankFilePolicy;
import pe.juntos.payment.bank.ReasonPolicy;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.payment.round.ApprovalPolicy;
import pe.juntos.payment.round.BudgetPolicy;
import pe.juntos.payment.round.CalendarPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** The versions of the parameters that a period is paid with, by kind (POL-2). */
@Component
record PoliciesInForce(
        Tariff tariff,
        PolicyBook<BudgetPolicy> budget,
        PolicyBook<ApprovalPolicy> approvals,
        PolicyBook<CalendarPolicy> calendar,
        PolicyBook<BankFilePolicy> bankFiles,
        PolicyBook<ReasonPolicy> bankReasons,
        PolicyBook<AccountPolicy> accounts) {

    Map<String, String> of(Period period) {
        var day = period.firstDay();
        return new TreeMap<>(Map.of(
                "components", tariff.policies().at(day).id(),
                "budget", budget.at(day).id(),
                "roundApproval", approvals.at(day).id(),
                "roundCalendar", calendar.at(day).id(),
                "bankFiles", bankFiles.at(day).id(),
                "bankReasons", bankReasons.at(day).id(),
                "accountVerification", accounts.at(day).id()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Books {
        @Bean
        PolicyBook<BudgetPolicy> budgetPolicies() {
            return Policies.load("policy/budget", BudgetPolicy.class);
        }

        @Bean
        PolicyBook<ApprovalPolicy> approvalPolicies() {
            return Policies.load("policy/round-approval", ApprovalPolicy.class);
        }

        @Bean
        PolicyBook<CalendarPolicy> calendarPolicies() {
            return Policies.load("policy/round-calendar", CalendarPolicy.class);
        }
    }
}
