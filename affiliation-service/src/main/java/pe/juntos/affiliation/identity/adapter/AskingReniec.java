package pe.juntos.affiliation.identity.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.identity.CivilAnswer;
import pe.juntos.affiliation.identity.CivilRegistry;
import reactor.core.publisher.Mono;

/** Puts the waiting questions to RENIEC, outside any transaction; each answer is recorded and assessed in its own. */
@Component
class AskingReniec {

    private static final int BATCH = 200;
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);

    private final Checks checks;
    private final Persons persons;
    private final CivilRegistry registry;
    private final AssessingHouseholds assessing;
    private final TransactionalOperator transaction;
    private final ReniecSettings settings;
    private final Clock clock;

    AskingReniec(
            Checks checks,
            Persons persons,
            CivilRegistry registry,
            AssessingHouseholds assessing,
            TransactionalOperator transaction,
            ReniecSettings settings,
            Clock clock) {
        this.checks = checks;
        this.persons = persons;
        this.registry = registry;
        this.assessing = assessing;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT2S")
    Mono<Void> waiting() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return checks.take(BATCH, now, now.minus(GIVEN_UP))
                    .flatMapDelayError(this::ask, settings.atOnce(), 1)
                    .then();
        });
    }

    private Mono<Void> ask(Checks.Taken taken) {
        return persons.find(taken.member())
                .flatMap(person -> answer(person)
                        .flatMap(answer -> settle(person, answer)
                                .then(checks.answered(taken.id(), answer, clock.instant()))
                                .as(transaction::transactional))
                        .thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> gone(taken)))
                .then();
    }

    /** Who was merged with somebody else meanwhile is not asked for. */
    private Mono<Boolean> gone(Checks.Taken taken) {
        return checks.answered(taken.id(), new CivilAnswer.Unknown(), clock.instant())
                .thenReturn(false);
    }

    /** At once, for a person in front of the desk. */
    Mono<CivilAnswer> ask(Persons.Person person, String by) {
        return answer(person)
                .flatMap(answer -> settle(person, answer)
                        .then(checks.add(person.member(), by, answer, clock.instant()))
                        .as(transaction::transactional)
                        .thenReturn(answer));
    }

    private Mono<CivilAnswer> answer(Persons.Person person) {
        var question = person.question();
        return question == null ? Mono.just(new CivilAnswer.Unknown()) : registry.ask(question);
    }

    private Mono<Void> settle(Persons.Person person, CivilAnswer answer) {
        return answer instanceof CivilAnswer.Unknown
                ? Mono.empty()
                : persons.record(person, answer)
                        .then(assessing.assess(List.of(person.household()), LocalDate.now(clock)))
                        .then();
    }
}
