package pe.juntos.platform.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pe.juntos.platform.policy.PolicyReader.MalformedPolicy;
import reactor.core.publisher.Mono;

/**
 * A book that grows at run time: the versions that ship, and those that two persons published (POL-1). Every use asks the
 * database whether something changed, one small indexed read, so that all replicas decide with the same versions at once.
 */
public final class LiveBook<T> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBook.class);

    private final String name;
    private final PolicyBook<T> shipped;
    private final PolicyReader<T> reader;
    private final PolicyStore store;
    private volatile Edition<T> edition;

    LiveBook(String name, PolicyBook<T> shipped, PolicyReader<T> reader, PolicyStore store) {
        this.name = name;
        this.shipped = shipped;
        this.reader = reader;
        this.store = store;
        this.edition = new Edition<>(0, shipped);
    }

    /** In the service's paths. */
    public String name() {
        return name;
    }

    /** The book as it is now, drafts included. */
    public Mono<PolicyBook<T>> current() {
        return store.lastChange(name).flatMap(change -> {
            var known = edition;
            return known.change() == change ? Mono.just(known.book()) : read(change);
        });
    }

    boolean ships(String id) {
        return shipped.find(id).isPresent();
    }

    PolicyReader<T> reader() {
        return reader;
    }

    private Mono<PolicyBook<T>> read(long change) {
        return store.documents(name).mapNotNull(this::version).collectList().map(stored -> {
            var book = PolicyBook.of(all(stored));
            edition = new Edition<>(change, book);
            return book;
        });
    }

    /** A draft of before the parameters grew is put aside; a published version that cannot be read stops every decision. */
    private @Nullable Policy<T> version(Map<String, Object> document) {
        try {
            return reader.read(document);
        } catch (MalformedPolicy e) {
            if (Boolean.TRUE.equals(document.get("draft"))) {
                LOG.warn("draft {} of {} no longer fits: {}", document.get("id"), name, e.field());
                return null;
            }
            throw e;
        }
    }

    /** A version that was written here once and ships since is the one that ships. */
    private List<Policy<T>> all(List<Policy<T>> stored) {
        var all = new ArrayList<>(Stream.concat(shipped.versions().stream(), shipped.drafts().stream())
                .toList());
        stored.stream().filter(version -> !ships(version.id())).forEach(all::add);
        return all;
    }

    private record Edition<T>(long change, PolicyBook<T> book) {}
}
