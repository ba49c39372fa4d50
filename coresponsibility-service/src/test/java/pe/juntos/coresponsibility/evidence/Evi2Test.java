package pe.juntos.coresponsibility.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.OTHER_SCHOOL;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.month;
import static pe.juntos.coresponsibility.Programme.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Mono;

/** EVI-2: an id means one content; a correction names what it supersedes; every refusal has its line and its code. */
@ProgrammeTest
class Evi2Test {
    private static final List<String> CHILDREN = List.of("A1", "A2", "A3", "A4", "A5");

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private List<FileApplication> applications;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void each_refused_line_has_its_code_and_the_others_stand() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        CHILDREN.forEach(child -> programme.child(child, "A", "2015-01-01", SCHOOL));
        programme.open("2026-3");
        assertThat(programme.refusedLines(
                        "educacion",
                        month("e1", "A1", 20, 20, 0),
                        month("e1", "A1", 20, 20, 0), // repeated: accepted
                        month("e1", "A1", 20, 19, 0),
                        month("e2", "A1", 20, 20, 0),
                        month("e3", "nobody", 20, 20, 0),
                        month("e4", "A2", 20, 20, 0) + "never",
                        month("e5", "A2", 20, 20, 0) + "e5", // itself
                        month("e6", "A2", 20, 17, 4),
                        month("e7", "A2", 20, -1, 0),
                        month("e8", "A2", 20, 20, 0).replace(",D1,", ",,"),
                        month("e9", "A2", 20, 20, 0).replace(",D1,", ",D2,"),
                        month("f1", "A2", 20, 20, 0).replace(SCHOOL, "E-9999999"),
                        month("f2", "A2", 20, 20, 0)
                                .replace(SCHOOL, Programme.POST)
                                .replace(",D1,", ",F1,"),
                        month("f3", "A2", 20, 20, 0).replace(",2026-3,", ",2026-4,"),
                        month("f4", "A2", 20, 20, 0).replace(",2026-05,", ",2026-04,"),
                        month("f5", "A2", 20, 20, 0).replace(",2026-05,", ",mayo,"),
                        month("f6", "A2", 20, 20, 0).replace(",20,20,", ",20,veinte,"),
                        month("f7", "A2", 20, 20, 0).replace(",2026-3,", ",2026-9,"),
                        month("f8", "A2", 20, 20, 0) + ",",
                        month("f9", "A2", 20, 20, 0).replace("2026-06-01", "01/06/2026"),
                        month("e3", "A2", 20, 20, 0))) // a refused record's id is free
                .isEqualTo(Map.ofEntries(
                        Map.entry(3, "ID_CONFLICT"),
                        Map.entry(4, "SECOND_RECORD"),
                        Map.entry(5, "UNKNOWN_PERSON"),
                        Map.entry(6, "SUPERSEDES_UNKNOWN"),
                        Map.entry(7, "SUPERSEDES_UNKNOWN"),
                        Map.entry(8, "DAYS_EXCEED_SCHOOL_DAYS"),
                        Map.entry(9, "NEGATIVE_DAYS"),
                        Map.entry(10, "UNSIGNED"),
                        Map.entry(11, "SIGNATORY_UNKNOWN"),
                        Map.entry(12, "UNKNOWN_ESTABLISHMENT"),
                        Map.entry(13, "ESTABLISHMENT_KIND"),
                        Map.entry(14, "PERIOD_NOT_OPEN"),
                        Map.entry(15, "OUTSIDE_PERIOD"),
                        Map.entry(16, "NOT_A_MONTH"),
                        Map.entry(17, "NOT_A_NUMBER"),
                        Map.entry(18, "NOT_A_PERIOD"),
                        Map.entry(19, "COLUMN_COUNT"),
                        Map.entry(20, "NOT_A_DATE")));
        assertThat(records("education_evidence")).containsExactly("e1 20 -", "e3 20 -");
    }

    @Test
    @Order(2)
    void a_correction_may_come_in_a_later_file_and_be_corrected_again() {
        assertThat(programme.education(month("c1", "A1", 20, 15, 0) + "e1")).isEmpty();
        assertThat(programme.education(month("c2", "A1", 20, 16, 0) + "c1")).isEmpty();
        assertThat(programme.education(month("c1", "A1", 20, 15, 0) + "e1"))
                .as("repeated")
                .isEmpty();
        assertThat(programme.education(month("c1", "A1", 20, 15, 0) + "e3")).isEqualTo(Map.of("ID_CONFLICT", 1));
        assertThat(programme.refusedLines(
                        "educacion",
                        month("c3", "A1", 20, 1, 0) + "e1",
                        month("c4", "A2", 20, 1, 0) + "e3",
                        month("c5", "A2", 20, 2, 0) + "e3"))
                .as("a record is corrected once, or both corrections would count")
                .isEqualTo(Map.of(1, "ALREADY_SUPERSEDED", 3, "ALREADY_SUPERSEDED"));
        assertThat(programme.education(month("c5", "A2", 20, 2, 0) + "c4"))
                .as("sent again naming what stands")
                .isEmpty();
        assertThat(records("education_evidence"))
                .containsExactly("c1 15 c2", "c2 16 -", "c4 1 c5", "c5 2 -", "e1 20 c1", "e3 20 c4");
    }

    @Test
    @Order(3)
    void the_sectors_number_their_records_each_for_itself() {
        assertThat(programme.health(
                        visit("e1", "A1", "NO_ASISTIO"),
                        visit("e1", "A1", "NO_ASISTIO"),
                        visit("h2", "A1", "ASISTIO") + "e1",
                        visit("h2", "A1", "NO_ATENDIDO") + "e1"))
                .isEqualTo(Map.of("ID_CONFLICT", 1));
        assertThat(records("health_evidence")).containsExactly("e1 NO h2", "h2 NO -");
    }

    @Test
    @Order(3)
    void a_correction_moves_to_no_child_who_has_that_month_from_that_school() {
        assertThat(programme.education(june("x1", "A1", 10, ""), june("x2", "A2", 10, "")))
                .isEmpty();
        assertThat(programme.refusedLines(
                        "educacion",
                        june("x3", "A2", 11, "x1"), // A2 has x2: both would count
                        june("x4", "A5", 12, "x1"), // the first to where nothing stands
                        june("x5", "A5", 13, "x2"), // the second
                        june("x6", "A1", 14, "x2"))) // to where x1 stood, which x4 took away
                .isEqualTo(Map.of(1, "ALREADY_SUPERSEDED", 3, "ALREADY_SUPERSEDED"));
        assertThat(programme.refusedLines(
                        "educacion", june("x7", "A1", 15, "x4"), june("x8", "A5", 15, ""), june("x6", "A1", 14, "x2")))
                .as("A1 has x6 now, A5 has x4")
                .isEqualTo(Map.of(1, "SECOND_RECORD", 2, "SECOND_RECORD"));
        assertThat(programme.education(
                        june("x9", "A1", 16, "x4").replace(SCHOOL, OTHER_SCHOOL).replace(",D1,", ",D2,")))
                .as("from another school they add up")
                .isEmpty();
        assertThat(standing()).containsExactly("A1 14", "A1 16");
    }

    private static String june(String id, String person, int attended, String supersedes) {
        return month(id, person, 20, attended, 0).replace(",2026-05,", ",2026-06,") + supersedes;
    }

    /** What counts for the children of the test before. */
    private List<String> standing() {
        return database.texts("select external_id || ' ' || attended from education_evidence"
                + " join member using (member) where superseded_by is null and evidence_id like 'x%' order by 1");
    }

    @Test
    @Order(4)
    void a_person_corrected_is_taken_from_the_wrong_one() {
        programme.education(month("w1", "A3", 20, 0, 0));
        programme.education(month("w2", "A4", 20, 0, 0) + "w1");
        programme.close("2026-3");
        assertThat(database.texts("select external_id || ' ' || outcome from member_verdict order by 1"))
                .contains("A3 NOT_VERIFIABLE", "A4 NOT_MET");
    }

    @Test
    @Order(5)
    void the_same_file_is_applied_the_same_however_it_is_cut() {
        database.execute("truncate verdict_recheck");
        for (var seed = 1; seed <= 6; seed++) {
            var random = new Random(seed);
            var lines = lines(random);
            var whole = applied(lines, List.of(BucketRange.ALL));
            assertThat(database.number(
                            "select count(*) from (select 1 from education_evidence where superseded_by is null"
                                    + " group by member, month, establishment having count(*) > 1) twice"))
                    .as("nobody's month at a school counts twice, seed " + seed)
                    .isZero();
            var shuffled = ranges(8);
            Collections.shuffle(shuffled, random);
            assertThat(applied(lines, shuffled)).as("eight parts, seed " + seed).isEqualTo(whole);
            assertThat(applied(lines, ranges(Buckets.COUNT / 4)))
                    .as("seed " + seed)
                    .isEqualTo(whole);
        }
    }

    /** Evidence and refusals after a file was applied in these parts, on nothing. */
    private List<String> applied(List<String> lines, List<BucketRange> parts) {
        var id = UUID.randomUUID();
        var partition = "staging_education_" + id.toString().replace("-", "");
        database.execute("truncate education_evidence");
        database.execute(
                "insert into import_file (id, kind, parameters, lines, state) values ('%s', 'educacion', '{}', %d, 'RECEIVED')"
                        .formatted(id, lines.size()));
        database.execute("create table " + partition + " partition of staging_education for values in ('" + id + "')");
        database.execute("insert into staging_education (import_id, line, bucket, evidence_id, period, establishment,"
                + " person, month, school_days, attended, justified, signature, signed_on, supersedes) values "
                + String.join(",", lines).replace("IMPORT", id.toString()));
        var file = new FileImport(id, "educacion", Map.of(), Instant.EPOCH, lines.size());
        var application = applications.stream()
                .filter(a -> a.kind().equals("educacion"))
                .findFirst()
                .orElseThrow();
        inTransaction(application.prepare(file));
        parts.forEach(part -> inTransaction(application.apply(file, part)));
        inTransaction(application.finish(file));
        programme.settle();
        var result = new ArrayList<>(database.texts("select e::text from education_evidence e order by 1"));
        result.addAll(database.texts(
                "select line || ' ' || code from import_refusal where import_id = '" + id + "' order by line"));
        database.execute("drop table " + partition);
        return result;
    }

    private void inTransaction(Mono<Void> work) {
        work.as(transaction::transactional).block(Await.LONGEST);
    }

    /** Few ids, persons, schools and months, so that everything collides: repeats, conflicts, second records, chains. */
    private static List<String> lines(Random random) {
        var lines = new ArrayList<String>();
        for (var line = 1; line <= 60; line++) {
            var person = random.nextInt(12) == 0 ? "nobody" : CHILDREN.get(random.nextInt(CHILDREN.size()));
            var supersedes = random.nextInt(3) == 0 ? "'i" + random.nextInt(25) + "'" : "null";
            lines.add("('IMPORT', %d, %d, 'i%d', '2026-3', '%s', '%s', '2026-0%d-01', 20, %d, 0, 'D', '2026-06-01', %s)"
                    .formatted(
                            line,
                            Buckets.of(person),
                            random.nextInt(25),
                            random.nextBoolean() ? SCHOOL : OTHER_SCHOOL,
                            person,
                            5 + random.nextInt(2),
                            19 + random.nextInt(2),
                            supersedes));
        }
        return lines;
    }

    private static List<BucketRange> ranges(int parts) {
        var size = Buckets.COUNT / parts;
        var ranges = new ArrayList<BucketRange>();
        for (var i = 0; i < parts; i++) {
            ranges.add(new BucketRange(i * size, (i + 1) * size - 1));
        }
        return ranges;
    }

    private List<String> records(String table) {
        var what = table.equals("health_evidence") ? "'NO'" : "attended";
        return database.texts("select evidence_id || ' ' || " + what + " || ' ' || coalesce(superseded_by, '-') from "
                + table + " order by 1");
    }
}
