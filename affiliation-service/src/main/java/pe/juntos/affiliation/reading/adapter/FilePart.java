package pe.juntos.affiliation.reading.adapter;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.reading.ReadAccess;
import pe.juntos.affiliation.territory.CallerScopes;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.part.HouseholdPart;
import pe.juntos.platform.security.Roles;
import reactor.core.publisher.Mono;

/** The register's file of a household. */
@Component
class FilePart implements HouseholdPart {

    private final HouseholdFiles files;
    private final CallerScopes scopes;

    FilePart(HouseholdFiles files, CallerScopes scopes) {
        this.files = files;
        this.scopes = scopes;
    }

    @Override
    public String rule() {
        return Roles.STAFF_OR_OWN_HOUSEHOLD;
    }

    @Override
    public boolean recordsReading() {
        return true;
    }

    @Override
    public Mono<List<Optional<Object>>> tell(List<Asked> asked) {
        return scopes.of(asked.stream().map(Asked::caller).toList())
                .flatMap(seen -> files.open(IntStream.range(0, asked.size())
                        .mapToObj(n -> opening(asked.get(n), seen.get(n)))
                        .toList()))
                .map(opened -> opened.stream()
                        .map(file -> file.map(Object.class::cast))
                        .toList());
    }

    private static HouseholdFiles.Opening opening(Asked asked, Scope scope) {
        var caller = asked.caller();
        return new HouseholdFiles.Opening(asked.household(), scope, caller.subject(), ReadAccess.names(caller));
    }
}
