package pe.juntos.partner.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.agreement.Keeping;
import pe.juntos.partner.agreement.Party;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** How each party keeps its word by province, of the agreements in force on a day (PAR-1). */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
class AgreementComplianceController {

    private static final int PROVINCE = 4;
    private static final long HUNDRED = 100;

    /**
     * @param kept numerator
     * @param due denominator: the commitments that are kept or overdue
     * @param keptPercent rounded down; null while there is none
     */
    record Share(
            Party party,
            String province,
            long commitments,
            long kept,
            long overdue,
            long due,
            @Nullable Long keptPercent) {}

    record Compliance(LocalDate asOf, List<Share> shares) {}

    private final Commitments commitments;
    private final Clock clock;

    AgreementComplianceController(Commitments commitments, Clock clock) {
        this.commitments = commitments;
        this.clock = clock;
    }

    @GetMapping("/partner/agreements/compliance")
    Mono<Compliance> compliance(@RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        return Mono.defer(() -> {
            var on = asOf == null ? LocalDate.now(clock) : asOf;
            return commitments.inForce(on, caller).map(found -> new Compliance(on, shares(found)));
        });
    }

    private static List<Share> shares(List<Commitments.Commitment> commitments) {
        return commitments.stream()
                .collect(Collectors.groupingBy(
                        one -> one.party() + "/" + one.area().substring(0, PROVINCE),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(AgreementComplianceController::share)
                .toList();
    }

    private static Share share(List<Commitments.Commitment> all) {
        long kept = all.stream().filter(one -> one.keeping() == Keeping.KEPT).count();
        long overdue =
                all.stream().filter(one -> one.keeping() == Keeping.OVERDUE).count();
        return new Share(
                all.getFirst().party(),
                all.getFirst().area().substring(0, PROVINCE),
                all.size(),
                kept,
                overdue,
                kept + overdue,
                kept + overdue == 0 ? null : HUNDRED * kept / (kept + overdue));
    }
}
