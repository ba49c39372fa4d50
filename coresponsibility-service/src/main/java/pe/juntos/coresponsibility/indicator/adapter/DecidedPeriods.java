package pe.juntos.coresponsibility.indicator.adapter;

import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Only a period whose households are all decided has rates. */
@Component
final class DecidedPeriods {
    private static final String STATE = """
            select coalesce(j.state, 'NONE') from period p left join job j on j.id = p.deciding_job where p.period = :period
            """;

    private final DatabaseClient client;

    DecidedPeriods(DatabaseClient client) {
        this.client = client;
    }

    Mono<Period> require(String text) {
        var period = Period.parse(text)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_PERIOD", "El periodo se escribe AAAA-N, de 1 a 6."));
        return client.sql(STATE)
                .bind("period", text)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(state -> switch (state) {
                    case "FINISHED" -> Mono.just(period);
                    case "NONE" ->
                        Mono.error(Problem.of(
                                HttpStatus.CONFLICT, "PERIOD_NOT_CLOSED", "El periodo aún recibe evidencia."));
                    default ->
                        Mono.error(Problem.of(
                                HttpStatus.CONFLICT,
                                "VERDICTS_RUNNING",
                                "Los veredictos aún se están decidiendo; inténtelo luego."));
                });
    }
}
