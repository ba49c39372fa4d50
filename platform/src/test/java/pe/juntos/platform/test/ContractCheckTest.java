package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContractCheckTest {
    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["household","on"],
             "properties":{"household":{"type":"string"},"on":{"type":"string","format":"date"}}}""";

    @Test
    void an_event_that_follows_its_schema_passes() {
        assertThatCode(() -> ContractCheck.validateAgainst(SCHEMA, "{\"household\":\"H1\",\"on\":\"2026-06-30\"}"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_missing_field_or_a_bad_date_is_named() {
        assertThatThrownBy(() -> ContractCheck.validateAgainst(SCHEMA, "{\"on\":\"30/06/2026\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("household")
                .hasMessageContaining("date");
    }
}
