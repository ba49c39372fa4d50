package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The verdict job dies half way, is cut otherwise, or is overtaken by evidence: the same verdicts, each once, nothing lost. */
@ProgrammeTest
class InterruptedCloseTest {
    private static final int HOUSEHOLDS = 12;

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private List<ChunkedJob> jobs;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void a_chunk_that_breaks_off_half_way_is_repeated_and_leaves_no_trace() {
        programme.registerEstablishments();
        for (var n = 0; n < HOUSEHOLDS; n++) {
            programme.household("H" + n, "2025-01-01");
            programme.child("c" + n, "H" + n, "2015-01-01", SCHOOL);
        }
        programme.open("2026-3");
        report("2026-3", "2026-05");
        failAt("= 5", "40001"); // as if the server had rolled the transaction back
        programme.close("2026-3");
        assertThat(database.number("select last_value from faults"))
                .as("rows written in both tries")
                .isEqualTo(5 + HOUSEHOLDS);
        mended();
        once("2026-3");
    }

    @Test
    @Order(2)
    void a_job_that_failed_is_resumed_with_the_evidence_that_came_meanwhile() {
        programme.open("2026-4");
        report("2026-4", "2026-07");
        failAt("<= 3", "23514"); // a defect: tried three times, then left for a person
        programme.post("/coresponsibility/periods/2026-4/close-for-evidence", "irma", "INFORMATION_MANAGER", Map.of());
        var job = Await.value(
                () -> database.texts("select id from job where kind = 'verdicts' and state = 'FAILED'"),
                failed -> failed.size() == 1);
        assertThat(database.number("select count(*) from household_verdict where period = '2026-4'"))
                .isZero();
        programme
                .tryPost("/coresponsibility/periods/2026-4/consolidate", "irma", "INFORMATION_MANAGER")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VERDICTS_RUNNING");
        var late = programme.applied("educacion", Programme.EDUCATION + line("late", "2026-4", "c11", "2026-07", 20));
        assertThat(late.get("accepted")).hasToString("1");
        mended();
        programme.post("/coresponsibility/jobs/" + job.getFirst() + "/resume", "oscar", "OPERATOR", Map.of());
        programme.settle();
        once("2026-4");
        assertThat(outcome("2026-4", "H11")).isEqualTo("MET v1");
    }

    @Test
    @Order(3)
    void the_verdicts_are_the_same_however_the_job_is_cut() {
        programme.open("2026-5");
        report("2026-5", "2026-09");
        database.execute("update period set state = 'CLOSED_FOR_EVIDENCE', deciding_job = opening_job, version = 2"
                + " where period = '2026-5'");
        var whole = decided(List.of(BucketRange.ALL));
        assertThat(whole).hasSize(HOUSEHOLDS * 2);
        assertThat(decided(ranges(3))).isEqualTo(whole);
        assertThat(decided(ranges(Buckets.COUNT).reversed())).isEqualTo(whole);
    }

    @Test
    @Order(4)
    void evidence_that_arrives_while_its_household_is_being_decided_corrects_the_verdict() {
        database.execute("delete from household_verdict where period = '2026-5'");
        database.execute("delete from member_verdict where period = '2026-5'");
        var job = job();
        var evidence = Mono.fromCallable(() -> programme.applied(
                        "educacion", Programme.EDUCATION + line("overtaking", "2026-5", "c11", "2026-09", 20)))
                .subscribeOn(Schedulers.boundedElastic());
        verdicts()
                .run(job, BucketRange.ALL)
                .then(evidence) // applied and committed before the verdicts are
                .as(transaction::transactional)
                .block(Await.LONGEST); // the evidence started a recheck; it may be faster than the end of this job
        verdicts().finish(job).as(transaction::transactional).block(Await.LONGEST);
        programme.settle();
        assertThat(outcome("2026-5", "H11")).isEqualTo("MET v2");
        assertThat(database.number("select count(*) from verdict_recheck")).isZero();
    }

    /** Even ones attend, odd ones do not, of the last one nothing is known. */
    private void report(String period, String month) {
        var lines = new ArrayList<String>();
        for (var n = 0; n < HOUSEHOLDS - 1; n++) {
            lines.add(line(period + n, period, "c" + n, month, n % 2 == 0 ? 20 : 0));
        }
        assertThat(programme.education(lines.toArray(String[]::new))).isEmpty();
    }

    private static String line(String id, String period, String person, String month, int attended) {
        return "%s,%s,%s,%s,%s,20,%d,0,D1,2026-12-01,".formatted(id, period, SCHOOL, person, month, attended);
    }

    /** From now on the database refuses rows of member verdicts with these numbers. */
    private void failAt(String rows, String state) {
        database.execute("create sequence faults");
        database.execute("""
                create function fault() returns trigger language plpgsql as $$
                begin
                  if nextval('faults') %s then raise exception 'a fault' using errcode = '%s'; end if;
                  return new;
                end $$
                """.formatted(rows, state));
        database.execute("create trigger fault before insert on member_verdict for each row execute function fault()");
    }

    private void mended() {
        database.execute("drop function fault cascade");
        database.execute("drop sequence faults");
    }

    private void once(String period) {
        assertThat(database.texts("select outcome || ' ' || count(*) from household_verdict where period = '" + period
                        + "' and version = 1 group by outcome order by 1"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(database.number("select count(*) from household_verdict where period = '" + period + "'"))
                .isEqualTo(HOUSEHOLDS);
        assertThat(database.number("select count(*) from member_verdict where period = '" + period + "'"))
                .isEqualTo(HOUSEHOLDS);
        var told = Await.value(
                () -> probe.received("juntos.coresponsibility.verdict.v1").stream()
                        .filter(e -> e.json().contains("\"period\":\"" + period + "\""))
                        .map(e -> e.key())
                        .toList(),
                keys -> keys.size() >= HOUSEHOLDS);
        assertThat(told).hasSize(HOUSEHOLDS).doesNotHaveDuplicates();
    }

    private List<String> decided(List<BucketRange> parts) {
        database.execute("delete from household_verdict where period = '2026-5'");
        database.execute("delete from member_verdict where period = '2026-5'");
        parts.forEach(part ->
                verdicts().run(job(), part).as(transaction::transactional).block(Await.LONGEST));
        var result = new ArrayList<>(
                database.texts("select v::text from household_verdict v where period = '2026-5' order by 1"));
        result.addAll(database.texts("select v::text from member_verdict v where period = '2026-5' order by 1"));
        return result;
    }

    private ChunkedJob verdicts() {
        return jobs.stream()
                .filter(j -> j.kind().equals("verdicts"))
                .findFirst()
                .orElseThrow();
    }

    private static Job job() {
        return new Job(new UUID(0, 1), "verdicts", "2026-5", Map.of("period", "2026-5"));
    }

    private static List<BucketRange> ranges(int parts) {
        var ranges = new ArrayList<BucketRange>();
        for (var i = 0; i < parts; i++) {
            ranges.add(new BucketRange(i * Buckets.COUNT / parts, (i + 1) * Buckets.COUNT / parts - 1));
        }
        return ranges;
    }

    private String outcome(String period, String household) {
        return database.texts("select outcome || ' v' || version from household_verdict where period = '" + period
                        + "' and household = '" + code(household) + "'")
                .getFirst();
    }
}
