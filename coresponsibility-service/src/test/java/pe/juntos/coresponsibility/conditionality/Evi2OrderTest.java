package pe.juntos.coresponsibility.conditionality;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.conditionality.Messages.month;
import static pe.juntos.coresponsibility.conditionality.Messages.visit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.node.ObjectNode;

/** EVI-2: repetition, order and the cut into messages change no verdict; a correction may come before what it corrects. */
@ProgrammeTest
class Evi2OrderTest {
    private static final int FAMILIES = 16;

    @Autowired
    private Programme programme;

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Test
    void families_of_whom_the_same_is_reported_get_the_same_verdict() {
        programme.registerEstablishments();
        for (var f = 0; f < FAMILIES; f++) {
            programme.household("F" + f, "2025-01-01");
            programme.child("p" + f, "F" + f, "2015-01-01", Programme.SCHOOL);
            programme.child("q" + f, "F" + f, "2014-01-01", Programme.SCHOOL);
            programme.child("b" + f, "F" + f, "2025-03-01", Programme.POST);
        }
        programme.open("2026-3");
        for (var f = 0; f < FAMILIES / 2; f++) {
            report(f);
        }
        applied();
        programme.close("2026-3");
        for (var f = FAMILIES / 2; f < FAMILIES; f++) {
            report(f); // late: its first verdict is corrected
        }
        applied();
        programme.settle();
        var outcomes = IntStream.range(0, FAMILIES)
                .mapToObj(f -> database.texts(
                        "select substr(external_id, 1, 1) || ' ' || outcome || ' ' || reasons::text from member_verdict"
                                + " where household = '" + Programme.code("F" + f) + "' order by 1"))
                .toList();
        assertThat(outcomes)
                .allMatch(o -> o.equals(List.of(
                        "b MET {ATTENDED}", "p MET {ATTENDANCE_SUFFICIENT}", "q NOT_MET {ATTENDANCE_BELOW_MINIMUM}")));
        assertThat(database.number("select count(*) from education_evidence")).isEqualTo(FAMILIES * 6L);
        assertThat(database.number("select count(*) from health_evidence")).isEqualTo(FAMILIES * 2L);
    }

    /** The same facts about each family, each time in another order, cut otherwise, with other repetitions. */
    private void report(int family) {
        var random = new Random(family);
        var pieces = new ArrayList<List<ObjectNode>>();
        pieces.add(shuffled(
                random,
                month("c" + family, "p" + family, 20, 0, 0),
                month("d" + family, "p" + family, 20, 1, 0).put("supersedes", "c" + family),
                month("e" + family, "p" + family, 20, 17, 0).put("supersedes", "d" + family)));
        pieces.add(List.of(june("f" + family, "p" + family, 17)));
        pieces.add(List.of(month("g" + family, "q" + family, 20, 17, 0)));
        pieces.add(List.of(june("h" + family, "q" + family, 16)));
        pieces.add(List.of(visit("v" + family, "b" + family, "not_met")));
        pieces.add(List.of(visit("w" + family, "b" + family, "met")));
        var repeated = new ArrayList<>(pieces);
        pieces.stream().filter(_ -> random.nextBoolean()).forEach(repeated::add);
        Collections.shuffle(repeated, random);
        var id = 0;
        var message = new ArrayList<ObjectNode>();
        for (var piece : repeated) {
            message.addAll(piece);
            if (random.nextInt(3) == 0) {
                send(family + "-" + id++, message);
                message.clear();
            }
        }
        if (!message.isEmpty()) {
            send(family + "-" + id, message);
        }
    }

    private static List<ObjectNode> shuffled(Random random, ObjectNode... records) {
        var all = new ArrayList<>(List.of(records));
        Collections.shuffle(all, random);
        return all;
    }

    private static ObjectNode june(String id, String person, int attended) {
        var record = month(id, person, 20, attended, 0).put("signed_on", "2026-06-30");
        record.withObject("period").put("from", "2026-06-01").put("to", "2026-06-30");
        return record;
    }

    private void send(String id, List<ObjectNode> records) {
        web.post()
                .uri("/conditionality/v1/evidence")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("minsa", "INSTITUTION"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Messages.message("minsa", id, records).toString())
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private void applied() {
        Await.until(() -> assertThat(database.number("select count(*) from evidence_message where state <> 'APPLIED'"))
                .isZero());
        assertThat(database.texts("select code from evidence_message_refusal")).isEmpty();
    }
}
