package pe.juntos.affiliation.attention.adapter;

import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseState;
import reactor.core.publisher.Mono;

/** What offices answered, resolution by resolution. */
@Component
class CaseResolutions {

    private final DatabaseClient client;

    CaseResolutions(DatabaseClient client) {
        this.client = client;
    }

    /**
     * Once for each time the case was resolved.
     *
     * @param answer to the person
     */
    Mono<Case> noted(Case now, CaseState.Resolved resolved, String answer) {
        return client.sql("select count(*) as n from case_resolution where code = :code and number = :number")
                .bind("code", now.code())
                .bind("number", now.reopenings() + 1)
                .map(row -> Long.valueOf(0).equals(row.get("n", Long.class)))
                .one()
                .flatMap(fresh -> fresh ? store(now, resolved, answer).thenReturn(now) : Mono.just(now));
    }

    private Mono<Void> store(Case now, CaseState.Resolved resolved, String answer) {
        return client.sql("insert into case_resolution (code, number, resolved_on, limit_on, office, result, answer)"
                        + " values (:code, :number, :on, :limit, :office, :result, :answer)")
                .bind("code", now.code())
                .bind("number", now.reopenings() + 1)
                .bind("on", resolved.on())
                .bind("limit", now.limitOn())
                .bind("office", resolved.office().name())
                .bind("result", resolved.result().name())
                .bind("answer", answer)
                .then();
    }

    Mono<Void> reopened(Case now, LocalDate on) {
        return client.sql("update case_resolution set reopened_on = :on where code = :code and number = :number")
                .bind("on", on)
                .bind("code", now.code())
                .bind("number", now.reopenings())
                .then();
    }
}
