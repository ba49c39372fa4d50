package pe.juntos.coresponsibility.evidence.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * What came of the roots of a chunk.
 *
 * @param others lines that were not inserted: refused, or there before with the same content
 */
record Rooted(long accepted, Long[] others) {
    static Mono<Rooted> by(GenericExecuteSpec roots) {
        return roots.map(
                        row -> new Rooted(required(row, "accepted", Long.class), required(row, "others", Long[].class)))
                .one();
    }

    /** Has the refusals of the others noted. */
    Mono<Void> refuse(Supplier<GenericExecuteSpec> statement) {
        return others.length == 0
                ? Mono.empty()
                : Refusals.coded(statement.get()).bind("lines", others).then();
    }
}
