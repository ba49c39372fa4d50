package pe.juntos.affiliation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * The names behind member codes, for lists that people work with on paper: only for the roles that see names in households' files,
 * of their territory, and noted as if they had opened each file. A code that is unknown or not theirs to see has no name.
 */
@RestController
class MemberNamesController {
    private static final int MOST = 1_000;
    private static final Pattern MEMBER = Pattern.compile("M[0-9A-Z]{16}");
    private static final String NAMES = """
            with seen as (
              select m.member, m.household, m.given_names, concat_ws(' ', m.paternal_name, m.maternal_name) as family_names
              from member m join household h on h.household = m.household
              where m.member = any(:members) and h.district like any(:patterns)
                and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)),
            noted as (
              insert into file_access (household, subject, with_names)
              select distinct household, :subject, true from seen)
            select member, family_names || ', ' || given_names as name from seen
            """;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    MemberNamesController(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    @PostMapping("/affiliation/members/names")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','AUDITOR')")
    Mono<Names> names(@RequestBody Asked asked, Caller caller, Scope scope) {
        return client.sql(NAMES)
                .bind("members", asked.codes())
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("subject", caller.subject())
                .map(row -> Map.entry(required(row, "member", String.class), required(row, "name", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(names -> new Names(new TreeMap<>(names)))
                .as(transaction::transactional);
    }

    record Asked(@Nullable List<@Nullable String> members) {
        String[] codes() {
            if (members == null
                    || members.size() > MOST
                    || members.stream()
                            .anyMatch(m -> m == null || !MEMBER.matcher(m).matches())) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "MEMBERS_INVALID", "Indique hasta 1000 códigos de persona.");
            }
            return members.toArray(String[]::new);
        }
    }

    /** @param names by member code */
    record Names(Map<String, String> names) {}
}
