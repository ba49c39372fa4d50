package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.database.Reads;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One household's file: where it stands and every decision about it. */
@RestController
@ForStaff
class HouseholdController {

    /** One statement, so one way to the database and back: it finds, records the reading, and shows, or does nothing. */
    private static final String OPEN = """
            with line as materialized (%s and h.household = :household),
            noted as (insert into file_access (household, subject) select household, :subject from line)
            select l.*,
                (select coalesce(json_agg(json_build_object(
                        'version', d.version, 'kind', d.kind, 'on', d.on_day, 'reasons', d.reasons, 'policy', d.policy,
                        'inputsHash', d.inputs_hash, 'trace', d.trace, 'decidedAt', d.decided_at) order by d.version), '[]')
                    from decision d where d.household = l.household)::text as decisions
            from line l
            """.formatted(StandingLine.SELECT);

    private static final TypeReference<List<Entry>> DECISIONS = new TypeReference<>() {};

    record Entry(
            long version,
            String kind,
            LocalDate on,
            List<String> reasons,
            String policy,
            String inputsHash,
            List<String> trace,
            Instant decidedAt) {}

    record File(StandingLine standing, List<Entry> decisions) {}

    private final Reads reads;
    private final JsonMapper mapper;

    HouseholdController(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    /** No file is shown whose reading could not be recorded. */
    @GetMapping("/graduation/households/{code}")
    @PreAuthorize(Roles.STAFF_OR_OWN_HOUSEHOLD)
    Mono<File> household(@PathVariable String code, Caller caller) {
        return reads.sql(OPEN)
                .bind("patterns", caller.territory().patterns())
                .bind("household", code)
                .bind("subject", caller.subject())
                .map(row -> new File(
                        StandingLine.of(row), mapper.readValue(required(row, "decisions", String.class), DECISIONS)))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
