package pe.juntos.partner.eligibility.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.eligibility.EligibilityPolicy;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which rules are asked of the register on which day. The same rules and day are the same run. */
@Component
class EligibilityRuns {

    static final String RUN = "run";
    static final String DRAFT = "draft";
    private static final int MOST_RULES = 50;

    private static final String FACTS = """
            select md5(concat_ws('/', h.n, h.v, (select count(*) from eligibility_fact), (select count(*) from district_fact)))
                as fingerprint, h.n as households
            from (select count(*) as n, sum(version) as v from household) h
            """;
    private static final String STORE = """
            insert into eligibility_run (id, on_day, policy, rules, asked_by)
            values (:id, :on, :policy, cast(:rules as jsonb), :by) on conflict (id) do nothing
            """;

    /** @param finished null while its first results are not there */
    record Run(
            UUID id,
            LocalDate on,
            String policy,
            EligibilityPolicy rules,
            @Nullable Instant finished) {}

    record Started(UUID job, UUID run, LocalDate on, String policy) {}

    private record Facts(String fingerprint, long households) {}

    private final DatabaseClient client;
    private final Jobs jobs;
    private final JsonMapper mapper;
    private final TransactionalOperator transaction;

    EligibilityRuns(DatabaseClient client, Jobs jobs, JsonMapper mapper, TransactionalOperator transaction) {
        this.client = client;
        this.jobs = jobs;
        this.mapper = mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.transaction = transaction;
    }

    /** @throws Problem if they are not rules, or not such as can be asked of households */
    EligibilityPolicy draft(JsonNode rules) {
        if (!rules.isArray() || rules.isEmpty() || rules.size() > MOST_RULES) {
            throw invalid("Se esperan de 1 a " + MOST_RULES + " reglas");
        }
        var policy = parsed(mapper.createObjectNode().set("rules", rules));
        if (!policy.rules().stream().allMatch(rule -> rule.ofHouseholds())) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "RULE_NOT_OF_HOUSEHOLDS",
                    "Sobre el padrón se evalúan reglas de hogares o de personas");
        }
        return policy;
    }

    Mono<Started> start(LocalDate on, String policy, EligibilityPolicy rules, String by) {
        var json = mapper.writeValueAsString(rules);
        var id = UUID.nameUUIDFromBytes((on + "/" + policy + "/" + json).getBytes(StandardCharsets.UTF_8));
        return client.sql(STORE)
                .bind("id", id)
                .bind("on", on)
                .bind("policy", policy)
                .bind("rules", json)
                .bind("by", by)
                .then()
                .then(client.sql(FACTS)
                        .map(row -> new Facts(
                                required(row, "fingerprint", String.class), required(row, "households", Long.class)))
                        .one())
                .flatMap(facts -> jobs.start(
                        EligibilityJob.KIND,
                        id + "@" + facts.fingerprint(),
                        Map.of(RUN, id.toString()),
                        facts.households()))
                .map(job -> new Started(job.id(), id, on, policy))
                .as(transaction::transactional);
    }

    Mono<Run> of(Job job) {
        return find(UUID.fromString(job.parameter(RUN)));
    }

    /** Empty if there is none. */
    Mono<Run> find(UUID id) {
        return client.sql(
                        "select id, on_day, policy, rules::text as rules, finished_at from eligibility_run where id = :id")
                .bind("id", id)
                .map(row -> run(row))
                .one();
    }

    /** @throws Problem while its results are not there */
    Mono<Run> finished(UUID id) {
        return find(id).switchIfEmpty(Mono.error(Problem::notFound))
                .filter(run -> run.finished() != null)
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(HttpStatus.CONFLICT, "RUN_NOT_READY", "La evaluación todavía no ha terminado")));
    }

    private Run run(Readable row) {
        return new Run(
                required(row, "id", UUID.class),
                required(row, "on_day", LocalDate.class),
                required(row, "policy", String.class),
                mapper.readValue(required(row, "rules", String.class), EligibilityPolicy.class),
                row.get("finished_at", Instant.class));
    }

    private EligibilityPolicy parsed(JsonNode rules) {
        try {
            return mapper.treeToValue(rules, EligibilityPolicy.class);
        } catch (JacksonException wrong) {
            throw invalid("Regla no admitida: " + wrong.getOriginalMessage());
        }
    }

    private static Problem invalid(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "RULE_INVALID", detail);
    }
}
