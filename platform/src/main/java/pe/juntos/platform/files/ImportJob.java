package pe.juntos.platform.files;

import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Applies a received file; at the end its staged lines are gone and its refusals stay. */
public final class ImportJob implements ChunkedJob {
    public static final String KIND = "import";
    static final String IMPORT = "import";
    static final String PARTITION = "partition";

    private final ImportRegister register;
    private final Map<String, FileApplication> applications;
    private final DatabaseClient client;

    public ImportJob(ImportRegister register, Map<String, FileApplication> applications, DatabaseClient client) {
        this.register = register;
        this.applications = Map.copyOf(applications);
        this.client = client;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return file(job).flatMap(file -> application(file).prepare(file));
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return file(job).flatMap(file -> application(file).apply(file, range).thenReturn(0L));
    }

    @Override
    public Mono<Void> finish(Job job) {
        return file(job)
                .flatMap(file -> application(file).finish(file).then(register.applied(file.id())))
                .then(client.sql("drop table if exists " + job.parameter(PARTITION))
                        .then());
    }

    private Mono<FileImport> file(Job job) {
        return register.load(UUID.fromString(job.parameter(IMPORT)));
    }

    private FileApplication application(FileImport file) {
        var application = applications.get(file.kind());
        if (application == null) {
            throw new IllegalStateException("nothing applies files of kind " + file.kind());
        }
        return application;
    }
}
