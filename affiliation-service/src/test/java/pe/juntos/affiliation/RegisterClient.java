package pe.juntos.affiliation;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestTokens;

/** Speaks to the service as the institutions and the information manager do. */
final class RegisterClient {

    static final Map<String, String> HEADERS = Map.of(
            "hogares",
            "hogar_id,ubigeo,centro_poblado,cse,cse_desde,cse_hasta,direccion,latitud,longitud",
            "personas",
            "hogar_id,persona_id,dni,apellido_paterno,apellido_materno,nombres,sexo,nacimiento,parentesco,"
                    + "fecha_probable_parto,nivel_educativo,titular",
            "reniec",
            "dni,apellido_paterno,apellido_materno,nombres,estado,fecha_fallecimiento",
            "distritos",
            "ubigeo,nombre,provincia,departamento,incorporado_el",
            "criterios",
            "ubigeo,desde,pobreza_extrema,brecha_pobreza,desnutricion_cronica,violencia_politica,poblacion,pobreza_total",
            "seguros",
            "persona_id,seguro,desde",
            "visitas",
            "hogar_id,fecha,gestor,resultado",
            "asamblea",
            "acta_id,ubigeo,centro_poblado,fecha,asistentes,hogar_id,resultado,motivo",
            "convenios",
            "hogar_id,fecha_firma,medio_pago,cuenta,punto_pago",
            "adscripciones",
            "persona_id,establecimiento,desde");

    private final WebTestClient http;

    RegisterClient(WebTestClient http) {
        this.http = http;
    }

    /** Sends a file and waits until it is applied; gives the import's state as JSON. */
    String send(String kind, String... lines) {
        return upload(
                kind,
                TestTokens.bearer("sisfoh", "INSTITUTION"),
                HEADERS.get(kind) + "\n" + String.join("\n", lines) + "\n");
    }

    /** Sends a file as it is, by whoever the token names, and waits until it is applied. */
    String upload(String path, String token, String body) {
        String answer = http.post()
                .uri("/affiliation/imports/" + path)
                .header("Authorization", token)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        String id = JsonPath.read(answer, "$.id");
        return Await.value(
                () -> get("/affiliation/imports/" + id),
                state -> List.of("APPLIED", "FAILED").contains(JsonPath.<String>read(state, "$.state")));
    }

    /** Refused lines as {@code line:code}, in the order of the file. */
    List<String> refusals(String state) {
        return get("/affiliation/imports/" + JsonPath.read(state, "$.id") + "/refusals.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .map(cells -> cells[0] + ":" + cells[1])
                .toList();
    }

    void assess(LocalDate asOf) {
        assess("{\"asOf\":\"" + asOf + "\"}");
    }

    void assess(String order) {
        String answer = http.post()
                .uri("/affiliation/assessments")
                .header("Authorization", TestTokens.bearer("irma", "INFORMATION_MANAGER"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(order)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        String job = JsonPath.read(answer, "$.job");
        String state = Await.value(
                () -> get("/affiliation/jobs/" + job), s -> !"RUNNING".equals(JsonPath.<String>read(s, "$.state")));
        org.assertj.core.api.Assertions.assertThat(JsonPath.<String>read(state, "$.state"))
                .as(state)
                .isEqualTo("FINISHED");
    }

    String get(String path) {
        return get(path, TestTokens.bearer("ana", "AUDITOR"));
    }

    String get(String path, String token) {
        return http.get()
                .uri(path)
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
