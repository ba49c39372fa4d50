package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what after the credit: each endpoint with every role, without any, and with a part of the country. */
@ServiceTest
class AfterTheCreditAccessTest {
    private static final List<String> ROLES = List.of(
            "GESTOR",
            "REGIONAL_COORDINATOR",
            "INFORMATION_MANAGER",
            "CERTIFIER",
            "PAYMENT_SUBMITTER",
            "PAYMENT_APPROVER",
            "INSTITUTION",
            "PARTNER",
            "ESTABLISHMENT_HEAD",
            "AUDITOR",
            "OPERATOR");

    @Autowired
    WebTestClient client;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /payment/imports/retiros | INSTITUTION
            POST | /payment/collection/reviews | OPERATOR INFORMATION_MANAGER
            GET | /payment/rounds/R/uncollected | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/rounds/R/sin-cobrar.csv | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/rounds/R/collection | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/collection/dormant | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER AUDITOR OPERATOR
            GET | /payment/collection/cuentas-sin-movimiento.csv | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER AUDITOR OPERATOR
            PUT | /payment/collection/dormant/H/visit | GESTOR REGIONAL_COORDINATOR
            POST | /payment/reversions | PAYMENT_SUBMITTER
            POST | /payment/reversions/V/approve | PAYMENT_APPROVER
            POST | /payment/reversions/V/withdraw | PAYMENT_SUBMITTER PAYMENT_APPROVER
            GET | /payment/reversions | PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/reversions/V | PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            POST | /payment/ledger/closes | OPERATOR PAYMENT_APPROVER
            GET | /payment/ledger/closes | AUDITOR OPERATOR PAYMENT_SUBMITTER PAYMENT_APPROVER
            GET | /payment/ledger/closes/2026-06-29 | AUDITOR OPERATOR PAYMENT_SUBMITTER PAYMENT_APPROVER
            GET | /payment/ledger/districts | AUDITOR OPERATOR PAYMENT_SUBMITTER PAYMENT_APPROVER REGIONAL_COORDINATOR INFORMATION_MANAGER
            GET | /payment/ledger/proof | AUDITOR OPERATOR PAYMENT_SUBMITTER PAYMENT_APPROVER
            POST | /payment/verifications | INFORMATION_MANAGER CERTIFIER
            GET | /payment/verifications/P | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER CERTIFIER AUDITOR OPERATOR
            GET | /payment/verifications/P/items | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER CERTIFIER AUDITOR OPERATOR
            GET | /payment/verifications/P/muestra.csv | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER CERTIFIER AUDITOR OPERATOR
            GET | /payment/verifications/P/marco.csv | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER CERTIFIER AUDITOR OPERATOR
            GET | /payment/verifications/P/results | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER CERTIFIER AUDITOR OPERATOR
            PUT | /payment/verifications/P/items/T | GESTOR REGIONAL_COORDINATOR
            POST | /payment/imports/puntos-pago | INFORMATION_MANAGER INSTITUTION
            POST | /payment/imports/tiempos-viaje | INFORMATION_MANAGER
            POST | /payment/rounds/R/pay-days | INFORMATION_MANAGER PAYMENT_SUBMITTER OPERATOR
            GET | /payment/rounds/R/pay-days | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/rounds/R/pay-days/load | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/rounds/R/pay-days/unplaced | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/rounds/R/dias-pago.csv | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/households/H/pay-days | GESTOR REGIONAL_COORDINATOR INFORMATION_MANAGER PAYMENT_SUBMITTER PAYMENT_APPROVER AUDITOR OPERATOR
            GET | /payment/rounds/R/disbursements | PAYMENT_APPROVER OPERATOR INSTITUTION AUDITOR
            GET | /payment/rounds/R/disbursements/x.json | PAYMENT_APPROVER OPERATOR INSTITUTION AUDITOR
            POST | /payment/g2p/on-disburse | INSTITUTION
            """)
    void each_endpoint_is_for_its_roles_and_no_other(String method, String path, String allowed) {
        var roles = Set.of(allowed.split(" "));
        for (var role : ROLES) {
            var status =
                    call(method, path, TestTokens.bearer("p.persona", role)).status();
            assertThat(status == 403).as(role + " " + status).isEqualTo(!roles.contains(role));
            assertThat(status).as(role).isLessThan(500);
        }
        assertThat(call(method, path, null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAYMENT_SUBMITTER /payment/reversions",
                "PAYMENT_APPROVER /payment/reversions/V/approve",
                "PAYMENT_APPROVER /payment/reversions/V/withdraw",
                "CERTIFIER /payment/verifications",
                "INFORMATION_MANAGER /payment/imports/puntos-pago",
                "INFORMATION_MANAGER /payment/imports/tiempos-viaje",
                "OPERATOR /payment/rounds/R/pay-days"
            })
    void what_is_about_the_whole_country_is_for_those_who_answer_for_it(String roleAndPath) {
        var parts = roleAndPath.split(" ");
        var answer = call("POST", parts[1], TestTokens.bearer("p.persona", List.of(parts[0]), List.of("05")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("NATIONAL_ONLY");
    }

    private record Answer(int status, String code) {}

    private Answer call(String method, String path, String bearer) {
        var request = client.method(HttpMethod.valueOf(method)).uri(path);
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        if (!method.equals("GET")) {
            var csv = path.contains("/imports/");
            request.contentType(csv ? MediaType.parseMediaType("text/csv") : MediaType.APPLICATION_JSON)
                    .bodyValue(csv ? "otra,cabecera\n" : "{}");
        }
        var result = request.exchange().expectBody().returnResult();
        var body = result.getResponseBody();
        var json = body == null || body.length == 0 || body[0] != '{'
                ? new JsonMapper().createObjectNode()
                : new JsonMapper().readTree(body);
        return new Answer(result.getStatus().value(), json.path("code").asString(""));
    }
}
