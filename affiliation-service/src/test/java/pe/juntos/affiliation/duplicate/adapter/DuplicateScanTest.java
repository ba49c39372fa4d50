package pe.juntos.affiliation.duplicate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.affiliation.duplicate.SameSound;
import pe.juntos.affiliation.register.NameKey;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** TGT-4 over a whole register: the scan finds the pairs that comparing each with each finds, and no other. */
@ServiceTest
class DuplicateScanTest {

    private static final int PEOPLE = 1_500;
    private static final List<String> SURNAMES = List.of(
            "Quispe",
            "Kispe",
            "Huamán",
            "Guaman",
            "Waman",
            "Vásquez",
            "Básquez",
            "Rojas",
            "Rosas",
            "De la Cruz",
            "Delacruz",
            "");
    private static final List<String> GIVEN =
            List.of("Rosa", "Roza", "Rosa María", "Rosamaria", "Elena", "Helena", "Jhon", "John", "Ana");
    private static final List<String> DISTRICTS = List.of("050101", "050102", "050201", "100101");

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    private record Someone(String code, String group, String nameKey) {}

    @Test
    void the_scan_finds_what_comparing_each_with_each_finds() {
        var people = people();
        var expected = people.stream().collect(Collectors.groupingBy(Someone::group)).values().stream()
                .flatMap(group -> new SameSound(SpanishSound::of)
                                .pairs(group.stream()
                                        .map(p -> new SameSound.Person(p.code(), "H" + p.code(), p.nameKey()))
                                        .toList())
                                .stream())
                .map(pair -> pair.first().member() + "+" + pair.second().member())
                .toList();
        assertThat(expected).as("there is something to find").hasSizeGreaterThan(100);

        scan();

        assertThat(database.texts("select member || '+' || other from duplicate_pair where kind = 'PROBABLE'"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(database.number("select count(*) from duplicate_sound"))
                .as("names are kept for no longer than the scan")
                .isZero();
    }

    private List<Someone> people() {
        var random = new Random(7);
        var people = new ArrayList<Someone>();
        for (var n = 0; n < PEOPLE; n++) {
            people.add(someone("M%04d".formatted(n), random));
        }
        people.sort(Comparator.comparing(Someone::code));
        return people;
    }

    private Someone someone(String code, Random random) {
        var district = one(DISTRICTS, random);
        var born = "19%02d-05-05".formatted(60 + random.nextInt(6));
        var sex = random.nextBoolean() ? "F" : "M";
        var key = NameKey.of(one(SURNAMES, random), one(SURNAMES, random), one(GIVEN, random));
        database.execute("insert into household (household, bucket, external_id, district, listed_on) values ('H" + code
                + "', 1, 'H" + code + "', '" + district + "', '2024-01-01')");
        database.execute(
                "insert into member (member, bucket, household, external_id, paternal_name, given_names, name_key,"
                        + " sex, birth_date, relationship, level, recipient) values ('" + code + "', 1, 'H" + code
                        + "', '" + code
                        + "', 'X', 'X', '" + key + "', '" + sex + "', '" + born + "', 'HIJO', 'NINGUNO', false)");
        return new Someone(code, born + sex + district.substring(0, 4), key);
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private void scan() {
        var answer = http.post()
                .uri("/affiliation/duplicates/scans")
                .header("Authorization", TestTokens.bearer("irma", "INFORMATION_MANAGER"))
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        String scan = JsonPath.read(answer, "$.scan");
        Await.until(() -> assertThat(
                        database.number("select count(*) from duplicate_scan where finished and id = '" + scan + "'"))
                .isOne());
    }
}
