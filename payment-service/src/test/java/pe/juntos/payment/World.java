package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks for affiliation, coresponsibility, the persons of a round and the bank. */
final class World {
    static final String ACCOUNT = "00-068-0000001";
    static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
    static final Consumed VERDICT = new Consumed("coresponsibility", "verdict");
    static final Consumed PERIOD = new Consumed("coresponsibility", "period");
    private static final JsonMapper JSON = new JsonMapper();
    private final WebTestClient client;
    private final EventProbe probe;

    World(WebTestClient client, EventProbe probe) {
        this.client = client;
        this.probe = probe;
    }

    static String code(int n) {
        return "H%016d".formatted(n);
    }

    void household(int n, long version, String account) {
        household(
                n,
                version,
                "050101",
                "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}".formatted(n),
                account);
    }

    void household(int n, long version, String district, String recipient, String account) {
        household(n, version, district, recipient, account, Map.of());
    }

    /** @param more what is told otherwise than usual */
    void household(int n, long version, String district, String recipient, String account, Map<String, ?> more) {
        var values = new HashMap<String, Object>(Map.of(
                "household",
                code(n),
                "externalId",
                "hogar-" + n,
                "state",
                "AFFILIATED",
                "district",
                district,
                "affiliatedOn",
                "2026-01-15",
                "recipient",
                JsonPath.<Object>read(recipient, "$")));
        values.put("exitedOn", null);
        values.put("payment", account == null ? null : account(account));
        values.putAll(more);
        HOUSEHOLD.tell(probe, "updated", code(n), version, values);
    }

    private static Map<String, Object> account(String number) {
        var account = new HashMap<String, Object>(Map.of("means", "ACCOUNT", "account", number));
        account.put("payPoint", null);
        return account;
    }

    void verdict(int n, String period, long version, boolean payable) {
        VERDICT.tell(
                probe,
                version == 1 ? "issued" : "corrected",
                code(n),
                version,
                Map.of(
                        "household",
                        code(n),
                        "period",
                        period,
                        "outcome",
                        payable ? "MET" : "NOT_MET",
                        "payable",
                        payable));
    }

    /** The event of a breach that was lifted because the family's request was upheld: coresponsibility's DueProcessTest holds it. */
    void upheld(int n, String period, long version) {
        VERDICT.tell(
                probe,
                "corrected",
                code(n),
                version,
                Map.of(
                        "household",
                        code(n),
                        "period",
                        period,
                        "reasons",
                        List.of("RECONSIDERATION_UPHELD"),
                        "members",
                        List.of(Map.of(
                                "member",
                                "M%016d".formatted(n),
                                "axis",
                                "EDUCATION",
                                "condition",
                                "SCHOOL",
                                "outcome",
                                "MET",
                                "reasons",
                                List.of("RECONSIDERATION_UPHELD")))));
    }

    void certified(String period, int households, int payable) {
        PERIOD.tell(
                probe, "certified", period, 4, Map.of("period", period, "households", households, "payable", payable));
    }

    /** Every event told so far follows the contracts that are published. */
    void contractsHeld() {
        for (var entity : List.of("round", "transfer")) {
            var told = probe.received("juntos.payment." + entity + ".v1");
            assertThat(told).isNotEmpty().allSatisfy(event -> {
                ContractCheck.validate(entity, event.json());
                var state = JSON.readTree(event.json()).get("state").asString().toLowerCase(Locale.ROOT);
                assertThat(event.type()).endsWith("." + (state.equals("open") ? "opened" : state) + ".v1");
            });
        }
    }

    void dispute(int n, boolean open) {
        var path = "/payment/households/" + code(n) + "/dispute";
        var request = open ? client.put().uri(path) : client.delete().uri(path);
        request.header("Authorization", TestTokens.bearer("rosa.gestora", "GESTOR"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.get(field).asString();
        }
    }

    Answer post(String path, String subject, String role, Map<String, ?> body) {
        var result = client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(subject, role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
        return new Answer(result.getStatus().value(), json(result.getResponseBody()));
    }

    Answer get(String path) {
        return get(path, List.of("*"));
    }

    Answer get(String path, List<String> territory) {
        var result = client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer("ana.auditora", List.of("AUDITOR", "OPERATOR"), territory))
                .exchange()
                .expectBody()
                .returnResult();
        return new Answer(result.getStatus().value(), json(result.getResponseBody()));
    }

    String text(String path) {
        return text(path, List.of("*"));
    }

    String text(String path, List<String> territory) {
        var body = client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer("ana.auditora", List.of("AUDITOR", "OPERATOR"), territory))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    Answer bank(String xml) {
        return bank(xml.getBytes(StandardCharsets.UTF_8));
    }

    Answer bank(byte[] message) {
        var result = client.post()
                .uri("/payment/bank-messages")
                .header("Authorization", TestTokens.bearer("banco", "INSTITUTION"))
                .contentType(MediaType.APPLICATION_XML)
                .bodyValue(message)
                .exchange()
                .expectBody()
                .returnResult();
        return new Answer(result.getStatus().value(), json(result.getResponseBody()));
    }

    /** Sends a message that is taken in, and waits until it is applied. */
    JsonNode applied(String xml) {
        var taken = bank(xml);
        if (taken.status() != 202) {
            throw new AssertionError(taken.toString());
        }
        var path = "/payment/bank-messages/" + taken.body().get("import").asLong();
        return Await.value(
                () -> get(path).body(), body -> body.get("state").asString().equals("APPLIED"));
    }

    Answer open(String period) {
        return post("/payment/rounds", "sonia.presenta", "PAYMENT_SUBMITTER", Map.of("period", period));
    }

    /** Opens a round as soon as everything has arrived, and waits for its liquidation. */
    Answer liquidated(String period) {
        Await.value(() -> open(period), answer -> answer.status() == 200);
        return Await.value(
                () -> get("/payment/rounds/R" + period),
                answer -> !answer.text("state").equals("OPEN"));
    }

    Answer step(String round, String step) {
        return post("/payment/rounds/" + round + "/" + step, "sonia.presenta", "PAYMENT_SUBMITTER", Map.of());
    }

    Answer approve(String round, String subject, Answer quoted) {
        return post(
                "/payment/rounds/" + round + "/approve",
                subject,
                "PAYMENT_APPROVER",
                Map.of(
                        "transfers",
                        quoted.body().get("transfers").asLong(),
                        "amount",
                        quoted.text("amount"),
                        "hash",
                        quoted.text("hash")));
    }

    Answer dispatched(String period) {
        liquidated(period);
        return released("R" + period);
    }

    /**
     * Opens a round as soon as everything has arrived, and waits for its liquidation. Gives back the round.
     *
     * @param districts all where there are none
     */
    String liquidated(String period, int number, List<String> districts, String ceiling) {
        var wanted = Map.of("period", period, "number", number, "ceiling", ceiling, "districts", districts);
        var round = Await.value(
                        () -> post("/payment/rounds", "sonia.presenta", "PAYMENT_SUBMITTER", wanted),
                        answer -> answer.status() == 200)
                .text("round");
        Await.value(
                () -> get("/payment/rounds/" + round),
                answer -> answer.text("state").equals("LIQUIDATED"));
        return round;
    }

    /** Submitted by one, approved and dispatched by another. */
    Answer released(String round) {
        approve(round, "aurora.aprueba", step(round, "submit"));
        return post("/payment/rounds/" + round + "/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of());
    }

    static String statement(String id, String account, String... entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-07-01T20:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>S1</Id><Acct><Id><Othr><Id>%s</Id></Othr></Id></Acct>%s</Stmt></BkToCstmrStmt></Document>
                """.formatted(id, account, String.join("", entries));
    }

    static String credit(String endToEndId, String amount) {
        return entry(endToEndId, amount, "DBIT", "");
    }

    static String returned(String endToEndId, String amount, String code) {
        return entry(endToEndId, amount, "CRDT", "<RtrInf><Rsn><Cd>" + code + "</Cd></Rsn></RtrInf>");
    }

    private static String entry(String endToEndId, String amount, String direction, String more) {
        return """
                <Ntry><NtryRef>1</NtryRef><Amt Ccy="PEN">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><AcctSvcrRef>BN-%s</AcctSvcrRef>
                <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy="PEN">%s</Amt>%s</TxDtls></NtryDtls></Ntry>
                """.formatted(amount, direction, endToEndId, endToEndId, amount, more);
    }

    static String report(String id, String original, String... rejections) {
        return report(id, original, "<GrpSts>PART</GrpSts>", rejections);
    }

    /** A file rejected whole. */
    static String rejected(String id, String original, String code) {
        var status = "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn></StsRsnInf>";
        return report(id, original, status, new String[0]);
    }

    /** @param group what the report says of the file, after its name */
    static String report(String id, String original, String group, String[] lines) {
        return """
                <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-07-01T08:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>%s</CstmrPmtStsRpt></Document>
                """.formatted(id, original, group, lines.length == 0 ? "" : payment(original, lines));
    }

    private static String payment(String original, String[] lines) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + original + "</OrgnlPmtInfId>" + String.join("", lines)
                + "</OrgnlPmtInfAndSts>";
    }

    static String rejection(String endToEndId, String code) {
        return """
                <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf></TxInfAndSts>
                """.formatted(endToEndId, code);
    }

    private static JsonNode json(byte[] body) {
        return body == null || body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    }
}
