package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The test support itself: environment, clock, database, broker. */
@ServiceTest(classes = ServiceTestTest.Trivial.class, outages = true)
class ServiceTestTest {
    @Autowired
    private Environment environment;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    @Autowired
    private EventProbe probe;

    @Autowired
    private Outages outages;

    @Test
    void every_class_has_its_own_database_and_topic_prefix() {
        assertThat(environment.getProperty("juntos.database.url")).endsWith("/" + database.name());
        assertThat(environment.getProperty("juntos.topic-prefix")).isEqualTo(database.name() + ".");
        database.execute("create table thing (name text)");
        database.execute("insert into thing values ('one'), ('two')");
        assertThat(database.texts("select name from thing order by name")).containsExactly("one", "two");
        assertThat(database.number("select count(*) from pg_roles where rolname = current_user and rolsuper"))
                .isZero();
    }

    @Test
    void the_clock_stands_at_noon_of_30_june_2026() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-06-30T17:00:00Z"));
        assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void events_go_out_and_come_back() {
        probe.publish("juntos.probe.thing.v1", "H1", "pe.juntos.probe.thing.made.v1", 7, "{\"a\":1}");
        var received = probe.awaitReceived("juntos.probe.thing.v1", 1);
        assertThat(received).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo("H1");
            assertThat(event.type()).isEqualTo("pe.juntos.probe.thing.made.v1");
            assertThat(event.entityVersion()).isEqualTo(7);
            assertThat(event.json()).isEqualTo("{\"a\":1}");
        });
    }

    @Test
    void the_broker_comes_back_with_its_data() {
        probe.publish("juntos.probe.kept.v1", "H1", "pe.juntos.probe.kept.made.v1", 1, "{}");
        outages.broker().stop();
        outages.broker().start();
        assertThat(probe.awaitReceived("juntos.probe.kept.v1", 1)).hasSize(1);
    }

    @Test
    void the_way_to_the_database_can_be_cut() {
        var through = database.through(outages.database().port());
        assertThat(through.number("select 1")).isOne();
        outages.database().cut();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> through.number("select 1")))
                .isInstanceOf(IllegalStateException.class);
        outages.database().restore();
        assertThat(through.number("select 1")).isOne();
    }

    @Test
    void tokens_name_the_running_issuer() {
        assertThat(TestTokens.bearer("rosa.gestora", List.of("GESTOR"), List.of("0501")))
                .startsWith("Bearer ey");
        assertThat(environment.getProperty("juntos.issuer")).isEqualTo(TestIssuer.address());
    }

    @Configuration(proxyBeanMethods = false)
    static class Trivial {
        @Bean
        org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory webServer() {
            return new org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory(0);
        }

        @Bean
        org.springframework.http.server.reactive.HttpHandler http() {
            return (request, response) -> response.setComplete();
        }
    }
}
