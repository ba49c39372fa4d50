package pe.juntos.graduation.reading.adapter;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** One household's file: where it stands and every decision about it. */
@RestController
@ForStaff
class HouseholdController {

    private final HouseholdFiles files;

    HouseholdController(HouseholdFiles files) {
        this.files = files;
    }

    /** No file is shown whose reading could not be recorded. */
    @GetMapping("/graduation/households/{code}")
    @PreAuthorize(Roles.STAFF_OR_OWN_HOUSEHOLD)
    Mono<HouseholdFiles.File> household(@PathVariable String code, Caller caller) {
        return files.open(code, caller).switchIfEmpty(Mono.error(Problem::notFound));
    }
}
