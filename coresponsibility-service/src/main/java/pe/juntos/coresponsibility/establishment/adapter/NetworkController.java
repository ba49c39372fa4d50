package pe.juntos.coresponsibility.establishment.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.establishment.Network;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.establishment.adapter.EstablishmentReads.SeenNetwork;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Networks, micro-networks and UGELs. They are known by the establishments' file; here they get their kind and their parent. */
@RestController
@RequestMapping("/coresponsibility/networks")
class NetworkController {
    private static final int MOST = 1_000;
    private static final String STORE = """
            insert into network (network, kind, name, parent)
            values (network_code(:department, :name), :kind, :name, nullif(:parent, ''))
            on conflict (network) do update set kind = excluded.kind, parent = excluded.parent
            returning network
            """;

    private final EstablishmentReads reads;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    NetworkController(EstablishmentReads reads, DatabaseClient client, TransactionalOperator transaction) {
        this.reads = reads;
        this.client = client;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize(Roles.WITHOUT_PARTNERS)
    Mono<Page> some(
            @RequestParam(name = "cursor", defaultValue = "") String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            Caller caller) {
        if (!cursor.isEmpty() && !Network.isCode(cursor)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "FILTER_INVALID", "El cursor no tiene su forma.");
        }
        var most = Math.clamp(limit, 1, MOST);
        return reads.networks("", cursor, most, Sight.of(caller))
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().network()));
    }

    @GetMapping("/{code}")
    @PreAuthorize(Roles.WITHOUT_PARTNERS)
    Mono<SeenNetwork> one(@PathVariable("code") String code, Caller caller) {
        return reads.network(code, Sight.of(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** Registers a network, or sets right what is known of it. */
    @PostMapping
    @PreAuthorize("hasAnyRole('INSTITUTION','INFORMATION_MANAGER')")
    Mono<SeenNetwork> register(@RequestBody Registration registration, Caller caller) {
        var network = registration.read();
        if (!caller.territory().covers(network.department())) {
            throw Problem.notFound();
        }
        return facts(network)
                .flatMap(facts -> network.refusal(facts.parentKind(), facts.hasOthersBelow())
                        .<Mono<String>>map(refusal -> Mono.error(
                                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refusal.name(), refusal.message())))
                        .orElseGet(() -> store(network)))
                .as(transaction::transactional)
                .flatMap(code -> reads.network(code, Sight.of(caller)));
    }

    private Mono<Facts> facts(Network network) {
        return client.sql(
                        "select (select kind from network where network = :parent) as parent_kind,"
                                + " exists (select 1 from network where parent = network_code(:department, :name)) as others_below")
                .bind("parent", parent(network))
                .bind("department", network.department())
                .bind("name", network.name())
                .map(row -> {
                    var kind = row.get("parent_kind", String.class);
                    return new Facts(
                            kind == null ? null : Network.Kind.valueOf(kind),
                            Boolean.TRUE.equals(row.get("others_below", Boolean.class)));
                })
                .one();
    }

    private Mono<String> store(Network network) {
        return client.sql(STORE)
                .bind("department", network.department())
                .bind("name", network.name())
                .bind("kind", network.kind().name())
                .bind("parent", parent(network))
                .mapValue(String.class)
                .one();
    }

    private static String parent(Network network) {
        return network.parent() == null ? "" : network.parent();
    }

    record Page(List<SeenNetwork> items, @Nullable String next) {}

    private record Facts(Network.@Nullable Kind parentKind, boolean hasOthersBelow) {}

    /** @param department two digits; with the name it makes the code */
    record Registration(
            @Nullable String department,
            @Nullable String name,
            Network.@Nullable Kind kind,
            @Nullable String parent) {

        Network read() {
            if (department == null
                    || !department.matches("[0-9]{2}")
                    || name == null
                    || !name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .,'-]{0,150}")
                    || kind == null
                    || parent != null && !Network.isCode(parent)) {
                throw Problem.of(
                        HttpStatus.BAD_REQUEST, "NETWORK_INVALID", "Faltan datos de la red, o no tienen su forma.");
            }
            return new Network(department, name.strip(), kind, parent);
        }
    }
}
