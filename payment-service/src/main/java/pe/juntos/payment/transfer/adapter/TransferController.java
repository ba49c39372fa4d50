package pe.juntos.payment.transfer.adapter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Transfers of a household, from line to bank entry, and all of a round as a file. */
@RestController
class TransferController {
    private static final List<String> HEADER =
            List.of("hogar_id", "periodo", "componente", "monto", "estado", "motivo");
    private static final List<String> EXPLAINED = Stream.concat(
                    HEADER.stream(), Stream.of("politica", "causa", "abono"))
            .toList();

    private final TransferQueries queries;
    private final RoundExport exports;

    TransferController(TransferQueries queries, RoundExport exports) {
        this.queries = queries;
        this.exports = exports;
    }

    @GetMapping("/payment/households/{household}/transfers")
    @PreAuthorize(Roles.STAFF_OR_OWN_HOUSEHOLD)
    @Audited
    Mono<HouseholdTransfers> ofHousehold(
            @PathVariable String household, @RequestParam @Nullable String period, Caller caller) {
        return queries.ofHousehold(household, period, caller).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/payment/rounds/{round}/abonos.csv")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','PAYMENT_SUBMITTER','PAYMENT_APPROVER',"
            + "'AUDITOR','OPERATOR')")
    Mono<Void> export(
            @PathVariable String round,
            @RequestParam(defaultValue = "false") boolean explained,
            Caller caller,
            ServerHttpResponse response) {
        return exports.roundExists(round)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> CsvExport.write(
                        response,
                        "abonos-" + known + ".csv",
                        explained ? EXPLAINED : HEADER,
                        explained
                                ? exports.explained(known, caller.territory())
                                : exports.export(known, caller.territory())));
    }
}
