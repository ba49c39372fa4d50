package pe.juntos.affiliation.identity.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.AskedForPartner;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * In which household somebody lives whom another registry knows by the document of identity: asked by the service that answers
 * partners, which decides what it tells, and never by a partner. Only of the partner's territory; each household that is found is
 * noted as looked into by it.
 */
@RestController
class PersonHouseholdsController {
    private static final int MOST = 100;
    private static final Pattern DNI = Pattern.compile("[0-9]{8}");
    private static final String FIND = """
            with seen as (
              select m.dni, m.household from member m join household h on h.household = m.household
              where m.dni = any(:documents) and h.district like any(:patterns)),
            noted as (
              insert into file_access (household, subject, with_names)
              select distinct household, :subject, false from seen)
            select dni, household from seen
            """;

    private final DatabaseClient client;

    PersonHouseholdsController(DatabaseClient client) {
        this.client = client;
    }

    @PostMapping("/affiliation/persons/households")
    @PreAuthorize(AskedForPartner.RULE)
    Mono<Households> households(@RequestBody Asked asked, Caller caller) {
        return client.sql(FIND)
                .bind("documents", asked.known())
                .bind("patterns", caller.territory().patterns())
                .bind("subject", caller.subject())
                .map(row -> Map.entry(required(row, "dni", String.class), required(row, "household", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> new Households(new TreeMap<>(found)));
    }

    record Asked(@Nullable List<@Nullable String> documents) {
        String[] known() {
            if (documents == null
                    || documents.size() > MOST
                    || documents.stream()
                            .anyMatch(one -> one == null || !DNI.matcher(one).matches())) {
                throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "DOCUMENTS_INVALID", "Indique hasta 100 documentos.");
            }
            return documents.toArray(String[]::new);
        }
    }

    /** @param households codes by document; who is not known, or lives elsewhere, has none */
    record Households(Map<String, String> households) {}
}
