package pe.juntos.coresponsibility.expectedlist.adapter;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.expectedlist.ListScope;
import pe.juntos.coresponsibility.expectedlist.ListScope.OfDistrict;
import pe.juntos.coresponsibility.expectedlist.ListScope.OfEstablishment;
import pe.juntos.coresponsibility.expectedlist.ListScope.OfNetwork;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Notes who takes lists away, before the first line of them is sent. */
@Component
final class ListReads {
    private final DatabaseClient client;
    private final Clock clock;

    ListReads(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<Void> note(Period period, ListScope scope, String format, Caller caller) {
        return client.sql("insert into list_read (read_at, subject, period, scope, format)"
                        + " values (:at, :subject, :period, :scope, :format)")
                .bind("at", clock.instant())
                .bind("subject", caller.subject())
                .bind("period", period.toString())
                .bind("scope", code(scope))
                .bind("format", format)
                .then();
    }

    private static String code(ListScope scope) {
        return switch (scope) {
            case OfEstablishment(var code) -> "establishment " + code;
            case OfNetwork(var code) -> "network " + code;
            case OfDistrict(var prefix) -> "district " + prefix;
        };
    }
}
