package pe.juntos.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.deadletter.DeadLetters;
import pe.juntos.platform.deadletter.Replay;
import pe.juntos.platform.files.ImportRegister;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.observe.ConsumerLag;
import pe.juntos.platform.observe.FlowEndpoint;
import pe.juntos.platform.observe.FlowMeters;
import pe.juntos.platform.observe.FlowReader;
import pe.juntos.platform.observe.Measures;
import pe.juntos.platform.observe.OperationsController;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.outbox.OutboxRelay;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.retention.Purge;
import pe.juntos.platform.retention.Retention;

/** What people see of a service, and what it forgets by itself. */
@Configuration(proxyBeanMethods = false)
final class ObservingServices {
    @Bean
    FlowReader flowReader(
            Outbox outbox, OutboxRelay relay, Jobs jobs, ConsumerLag lag, DeadLetters deadLetters, Clock clock) {
        return new FlowReader(outbox, relay, jobs, lag, deadLetters, clock);
    }

    @Bean
    FlowEndpoint flowEndpoint(FlowReader reader) {
        return new FlowEndpoint(reader);
    }

    @Bean
    FlowMeters flowMeters(FlowReader reader, ConsumerLag lag, Jobs jobs, Clock clock, MeterRegistry meters) {
        return new FlowMeters(reader, lag, jobs, clock, meters);
    }

    @Bean
    Measures measures(ResourcePatternResolver files, DatabaseClient client, Clock clock, MeterRegistry meters)
            throws IOException {
        return Measures.of(files.getResources("classpath*:measures/*.sql"), client, clock, meters);
    }

    @Bean
    OperationsController operationsController(
            ImportRegister imports, Jobs jobs, DeadLetters deadLetters, Replay replay) {
        return new OperationsController(imports, jobs, deadLetters, replay);
    }

    @Bean
    Purge purge(ResourcePatternResolver files, DatabaseClient client, Clock clock, MeterRegistry meters)
            throws IOException {
        return Purge.of(files.getResources("classpath*:retention/*.sql"), retentions(files), client, clock, meters);
    }

    private static List<PolicyBook<Retention>> retentions(ResourcePatternResolver files) throws IOException {
        var common = Policies.load("policy/retention", Retention.class);
        return files.getResources("classpath*:policy/service-retention/*.yaml").length == 0
                ? List.of(common)
                : List.of(common, Policies.load("policy/service-retention", Retention.class));
    }
}
