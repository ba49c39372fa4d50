package pe.juntos.coresponsibility.establishment.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.establishment.EstablishmentKind;
import pe.juntos.coresponsibility.establishment.Network;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.establishment.adapter.EstablishmentReads.Filter;
import pe.juntos.coresponsibility.establishment.adapter.EstablishmentReads.Seen;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The registered establishments of the caller's territory; for a head, the own ones. */
@RestController
@RequestMapping("/coresponsibility/establishments")
@PreAuthorize(Roles.SUPPLY)
class EstablishmentDirectory {
    private static final int MOST = 1_000;

    private final EstablishmentReads reads;

    EstablishmentDirectory(EstablishmentReads reads) {
        this.reads = reads;
    }

    @GetMapping
    Mono<Page> some(
            @RequestParam(name = "district", defaultValue = "") String district,
            @RequestParam(name = "network", defaultValue = "") String network,
            @RequestParam(name = "kind", required = false) @Nullable EstablishmentKind kind,
            @RequestParam(name = "cursor", defaultValue = "") String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            Caller caller) {
        if (!district.matches("[0-9]{0,6}")
                || !network.isEmpty() && !Network.isCode(network)
                || !cursor.matches("[A-Z0-9-]{0,20}")) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "FILTER_INVALID", "El distrito, la red o el cursor no tiene su forma.");
        }
        var most = Math.clamp(limit, 1, MOST);
        return reads.some(
                        new Filter(district, kind == null ? "" : kind.name(), network), cursor, most, Sight.of(caller))
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().establishment()));
    }

    @GetMapping("/{code}")
    Mono<Seen> one(@PathVariable("code") String code, Caller caller) {
        return reads.one(code, Sight.of(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    record Page(List<Seen> items, @Nullable String next) {}
}
