package pe.juntos.graduation.intake.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.intake.FormsSent;
import pe.juntos.graduation.intake.FormsSent.Outcome;
import pe.juntos.graduation.intake.FormsSent.Refusal;
import pe.juntos.graduation.intake.FormsSent.Result;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes forms G1 and G2, one or many; each is answered for itself, so that a device knows what it may forget. */
@RestController
class FormsController {

    private final TypedForms forms;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FormsController(TypedForms forms, TransactionalOperator transaction, Clock clock) {
        this.forms = forms;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Answer(List<Outcome> results) {}

    @PostMapping("/graduation/forms")
    @PreAuthorize("hasAnyRole('GESTOR','INFORMATION_MANAGER')")
    Mono<Answer> receive(@RequestBody FormsSent sent, Caller caller) {
        List<FormsSent.@Nullable Assets> g1 = Objects.requireNonNullElse(sent.g1(), List.of());
        List<FormsSent.@Nullable Wishes> g2 = Objects.requireNonNullElse(sent.g2(), List.of());
        if (g1.size() + g2.size() == 0 || g1.size() + g2.size() > FormsSent.MOST) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST, "FORMS_COUNT", "Se esperan de 1 a " + FormsSent.MOST + " fichas"));
        }
        LocalDate today = LocalDate.now(clock);
        var work = new ArrayList<Mono<Outcome>>();
        for (int i = 0; i < g1.size(); i++) {
            var form = g1.get(i);
            work.add(form == null ? empty("g1", i) : one("g1", i, form.refusal(today), store(form, caller)));
        }
        for (int i = 0; i < g2.size(); i++) {
            var form = g2.get(i);
            work.add(form == null ? empty("g2", i) : one("g2", i, form.refusal(today), store(form, caller)));
        }
        return Flux.concat(work).collectList().map(Answer::new).as(transaction::transactional);
    }

    private Mono<TypedForms.Stored> store(FormsSent.Assets form, Caller caller) {
        return Mono.defer(() -> forms.store(form, caller));
    }

    private Mono<TypedForms.Stored> store(FormsSent.Wishes form, Caller caller) {
        return Mono.defer(() -> forms.store(form, caller));
    }

    private static Mono<Outcome> empty(String form, int index) {
        return Mono.just(new Outcome(form, index, Result.REFUSED, Refusal.INCOMPLETE));
    }

    private static Mono<Outcome> one(String form, int index, @Nullable Refusal refusal, Mono<TypedForms.Stored> store) {
        return refusal == null
                ? store.map(stored -> switch (stored) {
                    case NEW -> new Outcome(form, index, Result.ACCEPTED, null);
                    case SAME -> new Outcome(form, index, Result.KNOWN, null);
                    case OTHER -> new Outcome(form, index, Result.REFUSED, Refusal.CONFLICT);
                    case NO_HOUSEHOLD -> new Outcome(form, index, Result.REFUSED, Refusal.UNKNOWN_HOUSEHOLD);
                })
                : Mono.just(new Outcome(form, index, Result.REFUSED, refusal));
    }
}
