package pe.juntos.affiliation.identity.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.reading.ReadAccess;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** The work list of the identity campaigns, by populated centre (AFF-2). */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
class CampaignsController {

    private static final int MOST = 500;

    /** One page, and where the next begins; null at the end. */
    record Page<T>(List<T> items, @Nullable String next) {}

    private final CampaignLists lists;

    CampaignsController(CampaignLists lists) {
        this.lists = lists;
    }

    @GetMapping("/affiliation/identity/centres")
    Mono<Page<CampaignLists.Centre>> centres(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return lists.centres(new CampaignLists.Filter(digits(district), "", "", cursor, most), scope)
                .collectList()
                .map(found -> new Page<>(found, found.size() < most ? null : place(found.getLast())));
    }

    private static String place(CampaignLists.Centre centre) {
        return centre.district() + "/" + centre.populatedCentre();
    }

    @GetMapping("/affiliation/identity/cases")
    Mono<Page<CampaignLists.Case>> cases(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String populatedCentre,
            @RequestParam(defaultValue = "") String issue,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        var filter = new CampaignLists.Filter(digits(district), populatedCentre, issue, cursor, most);
        return lists.cases(filter, scope, ReadAccess.names(caller))
                .collectList()
                .map(found -> new Page<>(
                        found, found.size() < most ? null : found.getLast().member()));
    }

    /** For the table of the campaign. */
    @GetMapping("/affiliation/identity/cases.csv")
    Mono<Void> export(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String populatedCentre,
            @RequestParam(defaultValue = "") String issue,
            Caller caller,
            Scope scope,
            ServerHttpResponse response) {
        var filter = new CampaignLists.Filter(digits(district), populatedCentre, issue, "", Integer.MAX_VALUE);
        return CsvExport.write(
                response,
                "identidad.csv",
                List.of(
                        "ubigeo",
                        "centro_poblado",
                        "hogar",
                        "persona_id",
                        "situacion",
                        "nombres",
                        "nacimiento",
                        "seguro"),
                lists.cases(filter, scope, ReadAccess.names(caller)).map(CampaignsController::line));
    }

    private static List<String> line(CampaignLists.Case one) {
        return List.of(
                one.district(),
                one.populatedCentre(),
                one.household(),
                one.externalId(),
                one.issue(),
                one.names() == null ? "" : one.names(),
                one.birthDate() == null ? "" : one.birthDate().toString(),
                one.insurance());
    }

    /** A district or the beginning of one; anything else matches none. */
    private static String digits(String district) {
        return district.matches("[0-9]{0,6}") ? district : "-";
    }
}
