package pe.juntos.coresponsibility.conditionality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.outward.OpenAddress;

/** What a DCI header is refused for, on both sides of each limit. */
class HeaderRuleTest {
    private static final HeaderRule.Expected EXPECTED = new HeaderRule.Expected(
            "evidence", "minsa", "https://minsa.example/juntos", Instant.parse("2026-06-30T17:00:00Z"), 3, 3);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1.0.0, m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, juntos, 3, false, -",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minsa, https://minsa.example/juntos, -, 3, false, -",
                "1.1.0, m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, 3, false, VERSION",
                "'', m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, 3, false, VERSION",
                "-, -, 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, 3, false, BAD",
                "-, ' ', 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, 3, false, BAD",
                "-, m, -, evidence, minsa, -, -, 3, false, SENT_AT",
                "-, m, 2026-06-30, evidence, minsa, -, -, 3, false, SENT_AT",
                "-, m, 2026-06-30T12:00:01-05:00, evidence, minsa, -, -, 3, false, SENT_AT", // after the latest
                "-, m, 2020-01-01T00:00:00Z, evidence, minsa, -, -, 3, false, -", // a phone's clock
                "-, m, 2026-06-30T12:00:00-05:00, -, minsa, -, -, 3, false, NO_ACTION",
                "-, m, 2026-06-30T12:00:00-05:00, search, minsa, -, -, 3, false, OTHER_ACTION",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minedu, -, -, 3, false, SENDER",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, -, -, -, 3, false, SENDER",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minsa, http://127.0.0.1:8082, -, 3, false, SENDER_ADDRESS",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, other, 3, false, RECEIVER",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, 2, false, COUNT",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, 4, false, COUNT",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, -, false, COUNT",
                "-, m, 2026-06-30T12:00:00-05:00, evidence, minsa, -, -, 3, true, ENCRYPTED"
            })
    void each_part_is_as_the_standard_says(
            String version,
            String id,
            String sentAt,
            String action,
            String sender,
            String address,
            String receiver,
            Long count,
            boolean encrypted,
            HeaderRefusal refusal) {
        var header = new MessageHeader(version, id, sentAt, action, sender, address, receiver, count, encrypted);
        assertThat(HeaderRule.check(header, EXPECTED).orElse(null)).isEqualTo(refusal);
    }

    @Test
    void a_message_has_so_many_records_at_most_and_one_at_least() {
        assertThat(HeaderRule.check(header(3), EXPECTED)).isEmpty();
        assertThat(HeaderRule.check(header(4), of(4))).contains(HeaderRefusal.TOO_MANY);
        assertThat(HeaderRule.check(header(0), of(0))).contains(HeaderRefusal.COUNT);
    }

    @ParameterizedTest
    @CsvSource({"128, true", "129, false"})
    void an_id_has_a_length(int length, boolean good) {
        var header = new MessageHeader(
                null, "x".repeat(length), "2026-06-30T12:00:00-05:00", "evidence", "minsa", null, null, 3L, false);
        assertThat(HeaderRule.check(header, EXPECTED).isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({
        "https://minsa.gob.pe/juntos?x=1, true",
        "https://8.8.8.8/, true",
        "http://minsa.gob.pe/juntos, false",
        "https://127.0.0.1/, false",
        "https://10.1.2.3/, false",
        "https://172.16.0.1/, false",
        "https://192.168.1.1/, false",
        "https://169.254.169.254/latest/meta-data, false",
        "https://100.64.0.1/, false",
        "https://[::1]/, false",
        "https://[fd00::1]/, false",
        "https://[2001:4860:4860::8888]/, true",
        "https://localhost/, false",
        "https://database.internal/, false",
        "https://a:b@minsa.gob.pe/, false",
        "https://minsa.gob.pe/#x, false",
        "ftp://minsa.gob.pe/, false",
        "file:///etc/passwd, false",
        "not an address, false"
    })
    void callbacks_go_to_the_open_network_by_https(String address, boolean good) {
        assertThat(OpenAddress.isGood(address, false)).isEqualTo(good);
    }

    private static MessageHeader header(long count) {
        return new MessageHeader(null, "m", "2026-06-30T12:00:00-05:00", "evidence", "minsa", null, null, count, false);
    }

    private static HeaderRule.Expected of(int records) {
        return new HeaderRule.Expected("evidence", "minsa", null, EXPECTED.latest(), records, 3);
    }
}
