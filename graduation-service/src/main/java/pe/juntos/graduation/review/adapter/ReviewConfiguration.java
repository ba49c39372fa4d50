package pe.juntos.graduation.review.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.graduation.review.DecisionTold;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.RecertificationPolicy;
import pe.juntos.graduation.review.RuleBook;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.graduation.review.StopPolicy;
import pe.juntos.graduation.review.TypologyPolicy;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.LiveBooks;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    LiveBook<RecertificationPolicy> recertificationBook(LiveBooks books) {
        return books.open("recertification", "policies/recertification", RecertificationPolicy.class);
    }

    @Bean
    LiveBook<TypologyPolicy> typologyBook(LiveBooks books) {
        return books.open("typology", "policies/typology", TypologyPolicy.class);
    }

    @Bean
    LiveBook<ExitPolicy> exitBook(LiveBooks books) {
        return books.open("exit", "policies/exit", ExitPolicy.class);
    }

    @Bean
    LiveBook<StopPolicy> stopBook(LiveBooks books) {
        return books.open("stop", "policies/stop", StopPolicy.class);
    }

    @Bean
    Rulebooks rulebooks(
            LiveBook<RecertificationPolicy> recertification,
            LiveBook<TypologyPolicy> typology,
            LiveBook<ExitPolicy> exit,
            LiveBook<StopPolicy> stop) {
        return () -> Mono.zip(recertification.current(), typology.current(), exit.current(), stop.current())
                .map(books -> new RuleBook(books.getT1(), books.getT2(), books.getT3(), books.getT4()));
    }

    @Bean
    WorkingDays workingDays() {
        return WorkingDays.ofPeru();
    }

    @Bean
    Topics topics() {
        return new Topics(List.of(DecisionTold.TOPIC));
    }
}
