package pe.juntos.platform.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A service's policies: anybody signed in may read the rules; whoever changes them acts for the whole country. */
@RestController
@RequestMapping("/${spring.application.name}/policies")
public class PolicyController {
    private static final String MAY_CHANGE = "hasAnyRole('INFORMATION_MANAGER','CERTIFIER')";

    private final Map<String, LiveBook<?>> books;
    private final Publishing publishing;

    public PolicyController(List<LiveBook<?>> books, Publishing publishing) {
        this.books = books.stream().collect(Collectors.toMap(LiveBook::name, Function.identity()));
        this.publishing = publishing;
    }

    @GetMapping
    @PreAuthorize(Roles.ANYBODY)
    Flux<Version> all() {
        return Flux.fromStream(books.keySet().stream().sorted()).concatMap(name -> versions(book(name)));
    }

    @GetMapping("/{book}")
    @PreAuthorize(Roles.ANYBODY)
    Flux<Version> versions(@PathVariable("book") String name) {
        return versions(book(name));
    }

    @GetMapping("/{book}/{id}")
    @PreAuthorize(Roles.ANYBODY)
    Mono<Version> version(@PathVariable("book") String name, @PathVariable("id") String id) {
        return versions(book(name))
                .filter(version -> version.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    @PostMapping("/{book}")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(MAY_CHANGE)
    Mono<Version> propose(@PathVariable("book") String name, @RequestBody Map<String, Object> document, Caller caller) {
        return national(caller)
                .then(Mono.defer(() -> publishing.propose(book(name), document, caller.subject())))
                .map(version -> Version.of(name, version));
    }

    @PostMapping("/{book}/{id}/publish")
    @PreAuthorize(MAY_CHANGE)
    Mono<Version> publish(@PathVariable("book") String name, @PathVariable("id") String id, Caller caller) {
        return national(caller)
                .then(Mono.defer(() -> publishing.publish(book(name), id, caller.subject())))
                .map(version -> Version.of(name, version));
    }

    private static Mono<Void> national(Caller caller) {
        return caller.territory().national()
                ? Mono.empty()
                : Mono.error(Problem.of(
                        HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "Una política rige en todo el país; su territorio no."));
    }

    private LiveBook<?> book(String name) {
        var book = books.get(name);
        if (book == null) {
            throw Problem.notFound();
        }
        return book;
    }

    private static Flux<Version> versions(LiveBook<?> book) {
        return book.current()
                .flatMapIterable(known -> Stream.concat(known.versions().stream(), known.drafts().stream())
                        .map(version -> Version.of(book.name(), version))
                        .toList());
    }

    /** @param state {@code PUBLISHED} or {@code DRAFT} */
    record Version(
            String book,
            String id,
            LocalDate effectiveFrom,
            String legalBasis,
            String source,
            Policy.Status status,
            String state,
            String author,
            @Nullable String approver,
            Object parameters) {

        private static Version of(String book, Policy<?> version) {
            return new Version(
                    book,
                    version.id(),
                    version.effectiveFrom(),
                    version.legalBasis(),
                    version.source(),
                    version.status(),
                    version.draft() ? "DRAFT" : "PUBLISHED",
                    version.author(),
                    version.approver(),
                    java.util.Objects.requireNonNull(version.parameters()));
        }
    }
}
