package pe.juntos.coresponsibility.conditionality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.evidence.EvidenceRefusal;

class DescriptionTest {
    @Test
    void is_an_openapi_3_1_document_that_others_can_read() {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readLocation("openapi/conditionality-v1.yaml", null, options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths().keySet())
                .containsExactlyInAnyOrder(
                        "/conditionality/v1/evidence",
                        "/conditionality/v1/txn/status",
                        "/conditionality/v1/openapi.yaml");
    }

    @Test
    void names_every_refusal_of_the_rule_and_of_the_header() {
        for (var refusal : EvidenceRefusal.values()) {
            Description.check("RecordStatus", """
                    {"status": "rjct", "status_reason_code": "%s", "status_reason_message": "no"}
                    """.formatted(refusal.name()));
        }
        assertThat(Arrays.stream(HeaderRefusal.values()).map(HeaderRefusal::code))
                .allSatisfy(code -> Description.check(
                        "Problem", "{\"status\": 400, \"detail\": \"no\", \"code\": \"" + code + "\"}"));
    }

    @Test
    void notices_what_it_does_not_describe() {
        var good = Messages.message("minsa", "m", Messages.visit("r", "p", "met"));
        Description.check("EvidenceRequest", good.toString());
        good.withObject("header").remove("message_id");
        assertThatThrownBy(() -> Description.check("EvidenceRequest", good.toString()))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Description.check("RecordStatus", "{\"status\": \"rjct\"}"))
                .isInstanceOf(AssertionError.class);
    }
}
