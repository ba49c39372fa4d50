package pe.juntos.payment.g2p.adapter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.payment.g2p.DisbursePolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class G2pPolicyConfiguration {
    /**
     * @param account of the programme
     * @param largest callback taken in, in bytes
     */
    record Payer(String name, String account, String bank, long largest) {}

    @Bean
    PolicyBook<DisbursePolicy> disbursePolicies() {
        return Policies.load("policy/g2p", DisbursePolicy.class);
    }

    @Bean
    Payer g2pPayer(
            @Value("${juntos.payment.debtor.name}") String name,
            @Value("${juntos.payment.debtor.account}") String account,
            @Value("${juntos.payment.debtor.bank}") String bank,
            @Value("${juntos.payment.largest-bank-message}") long largest) {
        return new Payer(name, account, bank, largest);
    }
}
