package pe.juntos.coresponsibility.catalogue.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.catalogue.CatalogueRefusal;
import pe.juntos.coresponsibility.catalogue.ConditionCatalogue;
import pe.juntos.coresponsibility.catalogue.OfficialCondition;
import pe.juntos.coresponsibility.catalogue.UndueDemand;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.web.Problem;

/** What a family has agreed to, on a day: for anyone with a token, since nothing else may be asked of it (MEM-3). */
@RestController
@RequestMapping("/coresponsibility/conditions")
class CatalogueController {
    private final Catalogue catalogue;
    private final Clock clock;

    CatalogueController(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    Version all(@RequestParam(name = "on", required = false) @Nullable LocalDate on) {
        return Version.of(inForce(on));
    }

    /** An official condition; anything else is refused, as it is wherever else it is named. */
    @GetMapping("/{code}")
    OfficialCondition one(
            @PathVariable("code") String code, @RequestParam(name = "on", required = false) @Nullable LocalDate on) {
        var version = inForce(on).parameters();
        return version.find(code)
                .orElseThrow(() -> refused(version.refusal(code).orElseThrow()));
    }

    private Policy<ConditionCatalogue> inForce(@Nullable LocalDate on) {
        return catalogue.on(on == null ? LocalDate.now(clock) : on).orElseThrow(Problem::notFound);
    }

    private static Problem refused(CatalogueRefusal refusal) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refusal.name(), refusal.message());
    }

    record Version(
            String id,
            LocalDate effectiveFrom,
            String legalBasis,
            String status,
            List<OfficialCondition> conditions,
            List<UndueDemand> undueDemands) {

        static Version of(Policy<ConditionCatalogue> version) {
            return new Version(
                    version.id(),
                    version.effectiveFrom(),
                    version.legalBasis(),
                    version.status().name(),
                    version.parameters().conditions(),
                    version.parameters().undueDemands());
        }
    }
}
