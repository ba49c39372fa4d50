package pe.juntos.coresponsibility.policy.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.coresponsibility.policy.ClinicalPolicy;
import pe.juntos.coresponsibility.policy.CostingPolicy;
import pe.juntos.coresponsibility.policy.DueProcess;
import pe.juntos.coresponsibility.policy.DueProcessPolicy;
import pe.juntos.coresponsibility.policy.MembershipPolicy;
import pe.juntos.coresponsibility.policy.ReportingPolicy;
import pe.juntos.coresponsibility.policy.Rulebook;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.coresponsibility.policy.VerificationPolicy;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.LiveBooks;
import pe.juntos.platform.policy.Policies;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class RulebookConfiguration {
    @Bean
    LiveBook<MembershipPolicy> membershipBook(LiveBooks books) {
        return books.open("membership", "policy/membership", MembershipPolicy.class);
    }

    @Bean
    LiveBook<VerificationPolicy> verificationBook(LiveBooks books) {
        return books.open("verification", "policy/verification", VerificationPolicy.class);
    }

    @Bean
    LiveBook<CostingPolicy> costingBook(LiveBooks books) {
        return books.open("costing", "policy/costing", CostingPolicy.class);
    }

    @Bean
    LiveBook<ClinicalPolicy> clinicalBook(LiveBooks books) {
        return books.open("clinical", "policy/clinical", ClinicalPolicy.class);
    }

    @Bean
    LiveBook<ReportingPolicy> reportingBook(LiveBooks books) {
        return books.open("reporting", "policy/reporting", ReportingPolicy.class);
    }

    @Bean
    Rulebooks rulebooks(LiveBook<MembershipPolicy> membership, LiveBook<VerificationPolicy> verification) {
        return () -> Mono.zip(membership.current(), verification.current(), Rulebook::new);
    }

    @Bean
    DueProcess dueProcess() {
        return new DueProcess(Policies.load("policy/due-process", DueProcessPolicy.class));
    }

    @Bean
    WorkingDays workingDays() {
        return WorkingDays.ofPeru();
    }
}
