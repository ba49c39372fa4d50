package pe.juntos.platform.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.policy.PolicyLife.Outcome;
import pe.juntos.platform.policy.PolicyReader.MalformedPolicy;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Carries out what {@link PolicyLife} allows, one change at a time. */
public final class Publishing {
    private static final java.util.Set<String> NOT_THE_PROPOSERS = java.util.Set.of("author", "approver", "draft");

    private final PolicyStore store;
    private final Settled settled;
    private final TransactionalOperator transaction;

    public Publishing(PolicyStore store, Settled settled, TransactionalOperator transaction) {
        this.store = store;
        this.settled = settled;
        this.transaction = transaction;
    }

    /** @param by subject of the author */
    <T> Mono<Policy<T>> propose(LiveBook<T> book, Map<String, ?> document, String by) {
        var version = read(book, document, by);
        return store.lock()
                .then(Mono.defer(book::current))
                .map(known -> PolicyLife.propose(version, known))
                .flatMap(outcome -> switch (outcome) {
                    case DONE -> store.propose(book.name(), version, document);
                    case UNCHANGED -> Mono.<Void>empty();
                    default -> Mono.<Void>error(refused(outcome));
                })
                .then(Mono.defer(() -> find(book, version.id())))
                .as(transaction::transactional);
    }

    /** @param by subject of the person who publishes */
    <T> Mono<Policy<T>> publish(LiveBook<T> book, String id, String by) {
        return store.lock()
                .then(Mono.defer(() -> Mono.zip(find(book, id), settled.until(), book.current())))
                .map(all -> PolicyLife.publish(all.getT1(), by, book.ships(id), all.getT2(), all.getT3()))
                .flatMap(outcome -> switch (outcome) {
                    case DONE -> store.publish(book.name(), id, by);
                    case UNCHANGED -> Mono.<Void>empty();
                    default -> Mono.<Void>error(refused(outcome));
                })
                .then(Mono.defer(() -> find(book, id)))
                .as(transaction::transactional);
    }

    private static <T> Mono<Policy<T>> find(LiveBook<T> book, String id) {
        return book.current()
                .flatMap(known -> Mono.justOrEmpty(known.find(id)))
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static <T> Policy<T> read(LiveBook<T> book, Map<String, ?> document, String by) {
        if (document.keySet().stream().anyMatch(NOT_THE_PROPOSERS::contains)) {
            throw malformed("POLICY_MALFORMED", "author, approver, draft");
        }
        var fields = new LinkedHashMap<String, Object>(document);
        fields.put("author", by);
        fields.put("draft", true);
        try {
            return book.reader().read(fields);
        } catch (MalformedPolicy e) {
            throw malformed(e.inParameters() ? "POLICY_PARAMETERS" : "POLICY_MALFORMED", e.field());
        }
    }

    private static Problem malformed(String code, String field) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                code,
                "La versión no tiene la forma o los valores de esta política: " + field);
    }

    private static Problem refused(Outcome outcome) {
        var detail = switch (outcome) {
            case POLICY_ID_TAKEN -> "Otra versión ya tiene este identificador; un cambio es una versión nueva.";
            case SAME_PERSON -> "Quien propone una versión no puede publicarla.";
            case EFFECTIVE_TOO_EARLY -> "Ya hay decisiones tomadas con la versión vigente en esa fecha.";
            case POLICY_DAY_TAKEN -> "Otra versión rige desde la misma fecha.";
            case POLICY_SHIPPED -> "Este borrador viene con el servicio y solo sirve para comparar y simular.";
            case DONE, UNCHANGED -> throw new IllegalArgumentException("no refusal: " + outcome);
        };
        return Problem.of(HttpStatus.CONFLICT, outcome.name(), detail);
    }
}
