package pe.juntos.payment.transfer.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.payment.budget.BudgetTold;
import pe.juntos.payment.round.RoundTold;
import pe.juntos.payment.transfer.TransferTold;
import pe.juntos.payment.verification.IssueTold;
import pe.juntos.platform.event.Topics;

/** What payment tells. */
@Configuration(proxyBeanMethods = false)
class TopicConfiguration {
    @Bean
    Topics topics() {
        return new Topics(List.of(RoundTold.TOPIC, TransferTold.TOPIC, IssueTold.TOPIC, BudgetTold.TOPIC));
    }
}
