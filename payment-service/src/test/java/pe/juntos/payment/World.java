package pe.juntos.payment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks for affiliation, coresponsibility, the persons of a round and the bank. */
final class World {
    static final String ACCOUNT = "00-068-0000001";
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
        var payment =
                account == null ? "null" : "{\"means\":\"ACCOUNT\",\"account\":\"" + account + "\",\"payPoint\":null}";
        probe.publish(
                "juntos.affiliation.household.v1",
                code(n),
                "pe.juntos.affiliation.household.updated.v1",
                version,
                """
                {"household":"%s","externalId":"hogar-%d","state":"AFFILIATED","reason":null,"district":"%s","populatedCentre":"1",
                 "socioEconomicClass":"POOR","classValidFrom":"2024-01-01","classValidUntil":null,"affiliatedOn":"2026-01-15",
                 "exitedOn":null,"recipient":%s,"payment":%s,"accompaniment":false,"memberCount":4,"targetMemberCount":2}
                """.formatted(code(n), n, district, recipient, payment));
    }

    void verdict(int n, String period, long version, boolean payable) {
        var type = version == 1 ? "issued" : "corrected";
        probe.publish(
                "juntos.coresponsibility.verdict.v1",
                code(n),
                "pe.juntos.coresponsibility.verdict." + type + ".v1",
                version,
                """
                {"household":"%s","period":"%s","outcome":"%s","payable":%s,"reasons":[],"members":[],"policy":"P",
                 "previousOutcome":null,"consecutiveNotMet":0,"hash":"x"}
                """.formatted(code(n), period, payable ? "MET" : "NOT_MET", payable));
    }

    void certified(String period, int households, int payable) {
        probe.publish(
                "juntos.coresponsibility.period.v1",
                period,
                "pe.juntos.coresponsibility.period.certified.v1",
                4,
                """
                {"period":"%s","state":"CERTIFIED","households":%d,"outcomes":{},"payable":%d,"policy":"P"}
                """.formatted(period, households, payable));
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
        var body = client.get()
                .uri(path)
                .header(
                        "Authorization",
                        TestTokens.bearer("ana.auditora", List.of("AUDITOR", "OPERATOR"), List.of("*")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    Answer bank(String xml) {
        var result = client.post()
                .uri("/payment/bank-messages")
                .header("Authorization", TestTokens.bearer("banco", "INSTITUTION"))
                .contentType(MediaType.APPLICATION_XML)
                .bodyValue(xml.getBytes(StandardCharsets.UTF_8))
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
        var submitted = step("R" + period, "submit");
        approve("R" + period, "aurora.aprueba", submitted);
        return post("/payment/rounds/R" + period + "/dispatch", "aurora.aprueba", "PAYMENT_APPROVER", Map.of());
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
        return """
                <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-07-01T08:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
                """.formatted(id, original, original, String.join("", rejections));
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
