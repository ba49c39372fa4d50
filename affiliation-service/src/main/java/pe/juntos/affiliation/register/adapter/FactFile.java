package pe.juntos.affiliation.register.adapter;

import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/**
 * A file of dated facts: lines of unknown households are refused, repeated lines count once, the others are upserted,
 * chunk by chunk.
 */
interface FactFile extends RegisterFile {

    StagedLines lines();

    /** What becomes of the lines. */
    Facts facts();

    @Override
    default boolean chunked() {
        return true;
    }

    @Override
    default Mono<Void> apply(FileImport file, BucketRange range) {
        String staging = staged().stagingTable();
        Mono<Void> known =
                facts().ofHouseholds() ? lines().refuseUnknownHouseholds(file, range, staging) : Mono.empty();
        return known.then(lines().dropRepeated(file, range, staging, facts().key()))
                .then(lines().run(file, range, facts().upserts()));
    }

    @Override
    default Mono<Void> finish(FileImport file) {
        return lines().sourceReceived(file, facts().tables());
    }
}
