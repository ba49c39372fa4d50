package pe.juntos.platform.files;

import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/**
 * A bean per kind of file: what is done with the staged lines that were not refused at the door. Further
 * refusals are inserted into {@code import_refusal(import_id, line, code, message)}.
 */
public interface FileApplication {

    String kind();

    /** Once, before any line is applied. */
    default Mono<Void> prepare(FileImport file) {
        return Mono.empty();
    }

    /** The lines of these buckets; the whole file at once unless {@link #chunked}. */
    Mono<Void> apply(FileImport file, BucketRange range);

    /** Whether the staging table has a bucket column, so that the file can be applied in parts side by side. */
    default boolean chunked() {
        return false;
    }

    /** Once, after all lines. */
    default Mono<Void> finish(FileImport file) {
        return Mono.empty();
    }
}
