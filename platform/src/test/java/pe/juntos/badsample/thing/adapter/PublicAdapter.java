package pe.juntos.badsample.thing.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** Everything an adapter must not do, in a feature that is not there and a package that is not null-marked. */
@PreAuthorize("permitAll()")
public class PublicAdapter {
    @Autowired
    Environment environment;

    @GetMapping("/")
    @ConditionalOnProperty("juntos.misbehaving")
    @PreAuthorize("permitAll()")
    @Transactional
    void misbehave() throws InterruptedException {
        System.out.println(Instant.now());
        Thread.sleep(Duration.ofMillis(new Random().nextInt(2)));
        Mono.just(1).block(Duration.ofSeconds(1));
    }

    @GetMapping("/other")
    Mono<Void> answer() {
        return Mono.empty();
    }

    static class Bystander {
        Mono<Void> pass(PublicAdapter adapter) {
            return Mono.defer(adapter::answer);
        }
    }
}
