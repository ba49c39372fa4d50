package pe.juntos.coresponsibility.expectedlist.adapter;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.expectedlist.ListedMember;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The nominal list of an establishment (EVI-1), by codes: names are the register's. */
@RestController
@RequestMapping("/coresponsibility/periods/{period}")
class ExpectedListController {
    private static final int MOST = 1_000;

    private final ExpectedRows rows;

    ExpectedListController(ExpectedRows rows) {
        this.rows = rows;
    }

    @GetMapping("/expected")
    @PreAuthorize(Roles.WITHOUT_PARTNERS)
    Flux<Expected> list(
            @PathVariable("period") String period,
            @RequestParam("establishment") String establishment,
            @RequestParam(name = "cursor", defaultValue = "") String after,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit,
            Caller caller) {
        return Mono.justOrEmpty(Period.parse(period))
                .filter(_ -> EstablishmentCode.parse(establishment).isPresent())
                .flatMapMany(p -> rows.some(p, establishment, after, Math.clamp(limit, 1, MOST), Sight.of(caller)))
                .map(Expected::of);
    }

    record Expected(
            String member, String externalId, String household, String axis, String condition, String establishment) {

        static Expected of(ListedMember line) {
            return new Expected(
                    line.member(),
                    line.externalId(),
                    line.household(),
                    line.condition().axis().name(),
                    line.condition().name(),
                    line.establishment().code());
        }
    }
}
