package pe.juntos.goodsample.thing.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pe.juntos.goodsample.thing.Thing;
import pe.juntos.goodsample.thing.Things;
import reactor.core.publisher.Mono;

@Component
final class R2dbcThings implements Things {
    private final Clock clock;

    R2dbcThings(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Thing> find(String code) {
        return Mono.fromSupplier(() -> new Thing(code, LocalDate.now(clock)));
    }
}
