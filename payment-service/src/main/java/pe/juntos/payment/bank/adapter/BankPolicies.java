package pe.juntos.payment.bank.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.payment.bank.AccountPolicy;
import pe.juntos.payment.bank.BankFilePolicy;
import pe.juntos.payment.bank.ReasonPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class BankPolicies {
    @Bean
    PolicyBook<BankFilePolicy> bankFilePolicies() {
        return Policies.load("policy/bank-files", BankFilePolicy.class);
    }

    @Bean
    PolicyBook<AccountPolicy> accountPolicies() {
        return Policies.load("policy/account-verification", AccountPolicy.class);
    }

    @Bean
    PolicyBook<ReasonPolicy> reasonPolicies() {
        return Policies.load("policy/bank-reasons", ReasonPolicy.class);
    }
}
