package pe.juntos.affiliation.entry.assembly.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.OfficialRole;
import pe.juntos.affiliation.entry.assembly.DrawnMinutes;
import pe.juntos.affiliation.entry.assembly.Minutes;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.affiliation.territory.Place;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The minutes of communal assemblies, drawn up by the gestor of the territory. */
@RestController
class AssembliesController {

    private static final int MOST = 500;
    private static final int MOST_RESULTS = 1_000;
    private static final int LONGEST_ID = 64;

    /** Minutes as sent: anything may be missing. */
    record Draft(
            @Nullable String district,
            @Nullable String populatedCentre,
            @Nullable LocalDate heldOn,
            @Nullable Integer women,
            @Nullable Integer men,
            @Nullable List<@Nullable SentOfficial> officials,
            @Nullable List<@Nullable SentResult> results,
            @Nullable String supersedes) {

        @Nullable
        Minutes minutes(String act) {
            if (district == null
                    || populatedCentre == null
                    || heldOn == null
                    || women == null
                    || men == null
                    || officials == null
                    || results == null) {
                return null;
            }
            List<Minutes.Official> present = officials.stream()
                    .flatMap(o -> o == null ? Stream.empty() : Stream.ofNullable(o.present()))
                    .toList();
            List<Minutes.Result> said = results.stream()
                    .flatMap(r -> r == null ? Stream.empty() : Stream.ofNullable(r.said()))
                    .toList();
            return present.size() < officials.size() || said.size() < results.size()
                    ? null
                    : new Minutes(act, district, populatedCentre, heldOn, women, men, present, said, supersedes);
        }

        /** Minutes are kept as one document, from which a NUL could never be read again. */
        boolean unreadable() {
            boolean named = officials != null && officials.stream().anyMatch(o -> o != null && nul(o.name()));
            return named || nul(district) || nul(populatedCentre) || nul(supersedes);
        }

        private static boolean nul(@Nullable String text) {
            return text != null && text.indexOf('\0') >= 0;
        }
    }

    record SentOfficial(
            @Nullable OfficialRole role, @Nullable String name) {

        Minutes.@Nullable Official present() {
            return role == null || name == null || name.isBlank() ? null : new Minutes.Official(role, name);
        }
    }

    record SentResult(@Nullable String household, Assembly.@Nullable Result result, Assembly.@Nullable Motive motive) {

        Minutes.@Nullable Result said() {
            return household == null || result == null ? null : new Minutes.Result(household, result, motive);
        }
    }

    /** One page, and where the next begins; null at the end. */
    record Page(List<DrawnMinutes> items, @Nullable String next) {}

    private final ClosingAssembly closing;
    private final Acts acts;

    AssembliesController(ClosingAssembly closing, Acts acts) {
        this.closing = closing;
        this.acts = acts;
    }

    @PutMapping("/affiliation/assemblies/{act}")
    @PreAuthorize("hasRole('GESTOR')")
    Mono<DrawnMinutes> draw(@PathVariable String act, @RequestBody Draft draft, Caller caller, Scope scope) {
        if (draft.unreadable()) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, "CONTROL_CHARACTER", "Un texto contiene un carácter nulo"));
        }
        Minutes minutes = act.isBlank() || act.length() > LONGEST_ID ? null : draft.minutes(act);
        if (minutes == null) {
            return refused(EntryRefusal.INCOMPLETE);
        }
        if (minutes.results().size() > MOST_RESULTS) {
            return refused(EntryRefusal.TOO_MANY);
        }
        return scope.covers(new Place(minutes.district(), minutes.populatedCentre()))
                ? closing.draw(minutes, caller, scope)
                : Mono.error(Problem.notFound());
    }

    @PostMapping("/affiliation/assemblies/{act}/close")
    @PreAuthorize("hasRole('GESTOR')")
    Mono<DrawnMinutes> close(@PathVariable String act, Caller caller, Scope scope) {
        return closing.close(act, caller, scope);
    }

    @GetMapping("/affiliation/assemblies/{act}")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<DrawnMinutes> one(@PathVariable String act, Scope scope) {
        return acts.find(act, scope).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/affiliation/assemblies")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        String prefix = district.matches("[0-9]{0,6}") ? district : "-";
        return acts.list(scope, prefix, cursor, most)
                .collectList()
                .map(found -> new Page(
                        found,
                        found.size() < most ? null : found.getLast().minutes().act()));
    }

    private static <T> Mono<T> refused(EntryRefusal why) {
        return Mono.error(Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail()));
    }
}
