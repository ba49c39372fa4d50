package pe.juntos.partner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Signing;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A registry that speaks DCI with this one; its messages are written from the published description. */
public record Dci(WebTestClient web, String sender, String token) {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final String TIME = "2026-06-30T11:59:00-05:00";
    private static final String IRMA = TestTokens.bearer("irma.informacion", "INFORMATION_MANAGER");

    static Map<String, Object> idType(String type, String value) {
        return Answers.of("query_type", "idtype-value", "query", Map.of("type", type, "value", value));
    }

    static Map<String, Object> household(String code) {
        return idType("JUNTOS_HOUSEHOLD", code);
    }

    static Map<String, Object> request(String reference, Map<String, Object> criteria) {
        return Answers.of("reference_id", reference, "timestamp", TIME, "search_criteria", criteria);
    }

    /** With one thing more or other in the criteria. */
    static Map<String, Object> request(String reference, Map<String, Object> criteria, String field, Object value) {
        return request(reference, Answers.with(criteria, field, value));
    }

    /** What somebody wishes to be told of. */
    static Map<String, Object> wish(String reference, String event, Map<String, Object> filter) {
        return Answers.of(
                "reference_id",
                reference,
                "timestamp",
                TIME,
                "subscribe_criteria",
                Answers.of(
                        "version",
                        "1.0.0",
                        "reg_type",
                        "ns:org:RegistryType:IBR",
                        "reg_event_type",
                        event,
                        "filter_type",
                        filter.get("query_type"),
                        "filter",
                        filter.get("query"),
                        "notify_record_type",
                        "Beneficiary"));
    }

    @SafeVarargs
    final ObjectNode search(Map<String, Object>... requests) {
        return message("search", "search_request", List.of(requests));
    }

    ObjectNode message(String action, String field, Object content) {
        var header = new HashMap<String, Object>(Map.of(
                "version",
                "1.0.0",
                "message_id",
                UUID.randomUUID().toString(),
                "message_ts",
                TIME,
                "action",
                action,
                "sender_id",
                sender,
                "receiver_id",
                "juntos",
                "total_count",
                content instanceof List<?> list ? list.size() : 1));
        return JSON.valueToTree(Map.of("header", header, "message", Map.of("transaction_id", "t-1", field, content)));
    }

    JsonNode ask(String path, JsonNode message, int status) {
        return ask(path, message.toString(), status);
    }

    JsonNode ask(String path, String message, int status) {
        var answer = web.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(message)
                .exchange();
        return JSON.readTree(Answers.body(answer, status));
    }

    JsonNode found(ObjectNode message) {
        return ask("/registry/sync/search", message, 200);
    }

    /** What is said of one request. */
    JsonNode one(Map<String, Object> request) {
        return found(search(request)).at("/message/search_response/0");
    }

    static List<String> codes(JsonNode answer) {
        var all = new ArrayList<String>();
        answer.at("/message/search_response")
                .values()
                .forEach(one -> all.add(one.path("reference_id").asString() + " "
                        + one.path("status_reason_code")
                                .asString(one.path("status").asString())));
        return all;
    }

    /** Registered, accepted for a territory, fields and perhaps a law, and bound by the terms. */
    static Dci registered(
            WebTestClient web, String code, List<String> territory, List<String> fields, String law, Signing... keys) {
        var applicant = Applicant.of(web, code);
        var all = new ArrayList<Object>(List.of(applicant.key().toPublicJWK().toJSONObject()));
        for (var key : keys) {
            all.add(key.jwk());
        }
        applicant
                .register(Answers.with(applicant.wish(), "keys", all))
                .expectStatus()
                .isCreated();
        var juntos = new PartnerScenario(web, null);
        juntos.post(
                        IRMA,
                        "/partner/institutions/" + code + "/accept",
                        Answers.of("territory", territory, "fields", fields, "legalBasis", law))
                .expectStatus()
                .isOk();
        juntos.post(applicant.token(), "/partner/access/terms", Map.of("version", "2026-1"))
                .expectStatus()
                .isOk();
        return new Dci(web, code, applicant.token());
    }
}
