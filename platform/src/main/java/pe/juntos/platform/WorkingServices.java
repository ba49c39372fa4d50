package pe.juntos.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.CausedWork;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportJob;
import pe.juntos.platform.files.ImportRegister;
import pe.juntos.platform.job.ChunkMarks;
import pe.juntos.platform.job.ChunkWorker;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.rebuild.ProjectionController;
import pe.juntos.platform.rebuild.Rebuild;
import pe.juntos.platform.web.UploadPace;
import tools.jackson.databind.json.JsonMapper;

/** National work: jobs and files. */
@Configuration(proxyBeanMethods = false)
final class WorkingServices {
    @Bean
    Jobs jobs(
            DatabaseClient client,
            TransactionalOperator transaction,
            Outbox outbox,
            TopicNames names,
            JsonMapper mapper,
            Clock clock,
            @Value("${juntos.job-items-per-chunk}") int itemsPerChunk) {
        return new Jobs(client, transaction, outbox, names, mapper, clock, itemsPerChunk);
    }

    @Bean
    ChunkMarks chunkMarks(DatabaseClient client, TransactionalOperator transaction) {
        return new ChunkMarks(client, transaction);
    }

    @Bean
    ChunkWorker chunkWorker(
            List<ChunkedJob> kinds,
            Jobs jobs,
            ChunkMarks marks,
            TransactionalOperator transaction,
            EventJson json,
            TopicNames names,
            CausedWork caused,
            MeterRegistry meters) {
        return new ChunkWorker(kinds, jobs, marks, transaction, json, names, caused, meters);
    }

    @Bean
    ImportRegister importRegister(DatabaseClient client, JsonMapper mapper) {
        return new ImportRegister(client, mapper);
    }

    @Bean
    ImportJob importJob(ImportRegister register, List<FileApplication> applications, DatabaseClient client) {
        return new ImportJob(register, byKind(applications), client);
    }

    @Bean
    FileImports fileImports(
            DatabaseClient client,
            TransactionalOperator transaction,
            BulkCopy copy,
            Jobs jobs,
            JsonMapper mapper,
            ImportRegister register,
            UploadPace pace,
            List<FileApplication> applications) {
        return new FileImports(client, transaction, copy, jobs, mapper, register, pace, byKind(applications));
    }

    @Bean
    Rebuild rebuild(
            DatabaseClient client, Admin admin, TopicNames names, KafkaSettings kafka, List<EventHandler> handlers) {
        return new Rebuild(client, admin, names, kafka.consumer(), handlers);
    }

    @Bean
    ProjectionController projectionController(Rebuild rebuild, Jobs jobs) {
        return new ProjectionController(rebuild, jobs);
    }

    private static Map<String, FileApplication> byKind(List<FileApplication> applications) {
        return applications.stream().collect(Collectors.toMap(FileApplication::kind, Function.identity()));
    }
}
