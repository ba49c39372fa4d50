package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** PAR-4, capacity: a proposal keeps its place, so whoever is asked for consent has one; the others wait in order. */
@ServiceTest
class LastPlaceTest {

    private static final int AT_ONCE = 8;

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    PartnerScenario juntos;

    /** An answer's status, its code if refused, and whether it changed anything. */
    private record Answer(int status, String body) {

        String code() {
            return JsonPath.read(body, "$.code");
        }
    }

    @BeforeEach
    void scenario() {
        juntos = new PartnerScenario(web, events);
    }

    @Test
    void ofTwoHouseholdsOneIsProposedForTheLastPlaceAndTheOtherIsNext() throws Exception {
        publish("last", "010101", 1);
        atOnce(n -> {
            juntos.household(code(100 + n), "010101", "AFFILIATED", 1);
            juntos.bonus(code(100 + n), "PRODUCTIVE", "2026-06-30");
            return new Answer(200, "");
        });
        Await.until(() -> assertThat(database.number("select count(*) from need where district = '010101' and ready"))
                .isEqualTo(AT_ONCE));
        assertThat(referrals("010101", "PROPOSED")).hasSize(1);
        assertThat(database.number("select count(*) from need where district = '010101' and state = 'WAITING'"))
                .isEqualTo(AT_ONCE - 1);

        String first = referrals("010101", "PROPOSED").getFirst();
        List<Answer> answers = atOnce(_ -> post(GESTOR, "/partner/referrals/" + first + "/consent", "2026-07-01"));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(changed(answers)).isEqualTo(1);
        assertThat(database.number("select count(*) from consent where referral = '" + first + "'"))
                .isOne();

        answers = atOnce(_ -> post(GESTOR, "/partner/referrals/" + first + "/refuse", "2026-07-02"));
        assertThat(changed(answers)).isEqualTo(1);
        Await.until(() -> assertThat(referrals("010101", "PROPOSED")).hasSize(1));
        assertThat(database.number("select free from offer where reference = 'last'"))
                .isZero();
        assertThat(database.number("select count(*) from need where district = '010101' and state = 'WAITING'"))
                .isEqualTo(AT_ONCE - 2);
    }

    @Test
    void anOfferCannotShrinkBelowWhatIsTaken() throws Exception {
        String offer = publish("small", "010201", 3);
        for (int n : List.of(201, 202)) {
            juntos.proposed(database, n, "010201", "2026-06-30");
        }
        assertThat(resize(offer, 1)).extracting(Answer::status, Answer::code).containsExactly(409, "PLACES_TAKEN");
        assertThat(database.number("select places * 10 + free from offer where reference = 'small'"))
                .isEqualTo(31);
        assertThat(resize(offer, 2).status()).isEqualTo(200);
        assertThat(resize(offer, 0)).extracting(Answer::status, Answer::code).containsExactly(422, "BAD_PLACES");
        assertThat(database.number("select places * 10 + free from offer where reference = 'small'"))
                .isEqualTo(20);
    }

    @Test
    void shrinkingWhileHouseholdsArriveLeavesEachPlaceToOneOfThem() throws Exception {
        String offer = publish("racing", "010301", AT_ONCE);
        List<Answer> answers = atOnce(n -> {
            if (n % 2 == 0) {
                return resize(offer, 1);
            }
            juntos.household(code(300 + n), "010301", "AFFILIATED", 1);
            juntos.bonus(code(300 + n), "PRODUCTIVE", "2026-06-30");
            return new Answer(200, "");
        });
        assertThat(answers)
                .allMatch(answer -> answer.status() == 200
                        || (answer.status() == 409 && answer.code().equals("PLACES_TAKEN")));
        String settled = "select count(*) from need where district = '010301' and ready and state <> 'PLACED'";
        Await.until(() -> assertThat(database.number(settled)).isEqualTo(AT_ONCE / 2));
        long places = database.number("select places from offer where reference = 'racing'");
        long taken = referrals("010301", "PROPOSED").size();
        assertThat(database.number("select free from offer where reference = 'racing'"))
                .isEqualTo(places - taken)
                .isNotNegative();
        assertThat(taken).isEqualTo(Math.min(places, AT_ONCE / 2));
    }

    private List<Answer> atOnce(java.util.function.IntFunction<Answer> work) throws Exception {
        var start = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = threads.invokeAll(IntStream.range(0, AT_ONCE)
                    .<Callable<Answer>>mapToObj(n -> () -> {
                        start.await();
                        return work.apply(n);
                    })
                    .toList());
            var found = new java.util.ArrayList<Answer>();
            for (var answer : answers) {
                found.add(answer.get());
            }
            return found;
        }
    }

    private static long changed(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> JsonPath.<Boolean>read(answer.body(), "$.changed"))
                .count();
    }

    private List<String> referrals(String district, String stage) {
        return database.texts(
                "select id from referral where district = '" + district + "' and stage = '" + stage + "'");
    }

    private String publish(String reference, String area, int places) {
        return JsonPath.read(
                answer(juntos.post(FONCODES, "/partner/offers", offer(reference, area, places)))
                        .body(),
                "$.id");
    }

    private Answer post(String token, String path, String on) {
        return answer(juntos.post(token, path, Map.of("on", on)));
    }

    private Answer resize(String offer, int places) {
        return answer(web.put()
                .uri("/partner/offers/" + offer + "/places")
                .header(HttpHeaders.AUTHORIZATION, FONCODES)
                .bodyValue(Map.of("places", places))
                .exchange());
    }

    private static Answer answer(WebTestClient.ResponseSpec response) {
        var result = response.expectBody(String.class).returnResult();
        return new Answer(result.getStatus().value(), result.getResponseBody());
    }
}
