package pe.juntos.platform.test;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import reactor.netty.http.HttpResources;

/** A fresh database and topic prefix for one test class; a record, so that the context cache tells classes apart. */
record ServiceEnvironment(String testClass, boolean outages) implements ContextCustomizer {
    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        var id = "t" + UUID.randomUUID().toString().substring(0, 8);
        var postgres = TestServers.postgres();
        var direct =
                MigratedDatabases.create(postgres, id, context.getEnvironment().getProperty("spring.flyway.locations"));
        if (outages) {
            var away = Outages.prepare(postgres);
            register(context, Outages.class, () -> away);
            apply(
                    context,
                    id,
                    direct,
                    direct.through(away.database().port()),
                    away.broker().address());
        } else {
            apply(context, id, direct, direct, TestServers.kafka());
        }
    }

    private static void apply(
            ConfigurableApplicationContext context, String id, TestDatabase direct, TestDatabase used, String kafka) {
        var prefix = id + ".";
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "service-test",
                        Map.of(
                                "juntos.database.url",
                                used.url(),
                                "juntos.database.user",
                                used.user(),
                                "juntos.database.password",
                                used.password(),
                                "juntos.kafka",
                                kafka,
                                "juntos.topic-prefix",
                                prefix,
                                "juntos.issuer",
                                TestIssuer.address(),
                                "management.server.port",
                                "0",
                                // two seconds of silence at the end of each class, for nobody
                                "spring.reactor.netty.shutdown-quiet-period",
                                "0s")));
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("service-test-defaults", Map.of("springdoc.api-docs.enabled", "false")));
        register(context, TestClock.class, TestClock::new);
        register(context, TestDatabase.class, () -> direct);
        register(context, EventProbe.class, () -> new EventProbe(kafka, prefix));
        register(context, WebTestClientBuilderCustomizer.class, () -> builder -> builder.filter(new WholeAnswers()));
        context.addApplicationListener((ContextClosedEvent _) -> hangUp(context));
    }

    /** The test's connections are kept by their address, with the client that opened the first: and with it, the whole service. */
    private static void hangUp(ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getProperty("local.server.port", Integer.class);
        if (port != null) HttpResources.get().disposeWhen(InetSocketAddress.createUnresolved("localhost", port));
    }

    private static <T> void register(ConfigurableApplicationContext context, Class<T> type, Supplier<T> supplier) {
        var definition = new RootBeanDefinition(type, supplier);
        definition.setPrimary(true);
        ((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(type.getName(), definition);
    }
}
