package pe.juntos.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.gateway.GatewayScenario;

/** Every code that a service can give has words in both languages, and there are no words that nothing says. */
class WordsTest {
    private static final List<String> SERVICES = GatewayScenario.SERVICES;
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
    /** What the gateway says of itself, not for a code. */
    private static final List<String> OWN = List.of(
            "story.review",
            "story.unavailable",
            "story.withheld",
            "story.code",
            "due.pending",
            "due.left",
            "transfer.total",
            "verdict.breach-without-effect",
            "payday.BRANCH",
            "payday.ATM",
            "payday.CASH_TRANSPORT",
            "payday.CORRESPONDENT");

    @ParameterizedTest
    @ValueSource(strings = {"story.properties", "story_quz.properties"})
    void every_code_has_words_and_no_words_are_left_over(String file) throws IOException {
        assertThat(words(file).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void every_service_has_reasons_or_the_check_above_checks_nothing(String service) {
        assertThat(PublicCodes.reasons(service)).hasSizeGreaterThan(5);
    }

    @Test
    void what_the_contracts_allow_is_what_the_sources_have() {
        assertThat(PublicCodes.reasons("affiliation"))
                .containsAll(PublicCodes.allowed("affiliation", "household", "reason"))
                .contains("NOT_POOR");
        assertThat(PublicCodes.reasons("partner"))
                .containsAll(PublicCodes.allowed("partner", "referral", "reason"))
                .contains("NO_PLACES");
        assertThat(PublicCodes.bankReasons()).contains("AC01");
    }

    @Test
    void the_words_take_the_same_arguments_in_both_languages() throws IOException {
        var spanish = words("story.properties");
        var quechua = words("story_quz.properties");
        assertThat(spanish.stringPropertyNames()).allSatisfy(key -> {
            assertThat(arguments(quechua.getProperty(key))).as(key).isEqualTo(arguments(spanish.getProperty(key)));
            assertThat(arguments(spanish.getProperty(key))).as(key).isEqualTo(expectedArguments(key));
        });
    }

    @Test
    void no_quechua_text_is_the_spanish_one() throws IOException {
        var spanish = words("story.properties");
        var quechua = words("story_quz.properties");
        assertThat(quechua.stringPropertyNames())
                .allSatisfy(key -> assertThat(quechua.getProperty(key))
                        .as(key)
                        .isNotBlank()
                        .isNotEqualTo(spanish.getProperty(key)));
    }

    @Test
    void each_language_says_whether_a_speaker_has_read_it() {
        assertThat(Wording.in(Wording.SPANISH).review()).isEqualTo("REVIEWED");
        assertThat(Wording.in(Wording.QUECHUA).review()).isEqualTo("PENDING");
    }

    @Test
    void codes_mean_what_their_service_means_by_them() {
        var spanish = Wording.in(Wording.SPANISH);
        assertThat(spanish.meanings("affiliation", List.of("MOVED_AWAY", "MOVED_AWAY")))
                .containsOnlyKeys("MOVED_AWAY")
                .isNotEqualTo(spanish.meanings("partner", List.of("MOVED_AWAY")));
        assertThat(spanish.meanings("payment", List.of("ZZ99")).get("ZZ99")).contains("ZZ99");
    }

    private static Set<String> keys() {
        var keys = new TreeSet<>(OWN);
        SERVICES.forEach(service -> add(keys, service, PublicCodes.reasons(service)));
        add(keys, "affiliation", PublicCodes.allowed("affiliation", "household", "reason"));
        add(keys, "partner", PublicCodes.allowed("partner", "referral", "reason"));
        add(keys, "payment", PublicCodes.bankReasons());
        // what payment notes when the bank gives no reason at all
        keys.add("payment.NARR");
        add(keys, "household", PublicCodes.allowed("affiliation", "household", "state"));
        add(keys, "verdict", PublicCodes.allowed("coresponsibility", "verdict", "outcome"));
        for (var kind : List.of("transfer", "compensation")) {
            add(keys, kind, PublicCodes.allowed("payment", "transfer", "state"));
            // the name of an ordered transfer once its round is with the bank
            keys.add(kind + ".DISPATCHED");
            // credited money that nobody takes, before it counts as uncollected
            keys.add(kind + ".ALERTED");
        }
        return keys;
    }

    private static void add(Set<String> keys, String prefix, Set<String> codes) {
        assertThat(codes).as(prefix).isNotEmpty();
        codes.forEach(code -> keys.add(prefix + "." + code));
    }

    private static Set<String> expectedArguments(String key) {
        if (key.startsWith("compensation.")) {
            return Set.of("{0}", "{1}", "{2}");
        }
        if (key.startsWith("payday.")) {
            return Set.of("{0}", "{1}");
        }
        return key.startsWith("transfer.") || key.equals("story.code") ? Set.of("{0}") : Set.of();
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties words(String file) throws IOException {
        try (var stream = Wording.class.getResourceAsStream("/" + file);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        }
    }
}
