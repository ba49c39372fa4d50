package pe.juntos.affiliation.duplicate.adapter;

import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.affiliation.duplicate.Merge;
import pe.juntos.affiliation.duplicate.adapter.Merges.Filed;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Proposes, decides and takes back merges, each step in one transaction with what it does to the register. */
@Component
class Merging {

    private final Merges merges;
    private final MergeEffects effects;
    private final MergedRecords records;
    private final TransactionalOperator transaction;

    Merging(Merges merges, MergeEffects effects, MergedRecords records, TransactionalOperator transaction) {
        this.merges = merges;
        this.effects = effects;
        this.records = records;
        this.transaction = transaction;
    }

    Mono<Merge> find(UUID id, Scope scope) {
        return locked(id, scope).map(Filed::merge).as(transaction::transactional);
    }

    /** The same order again is the same merge. */
    Mono<Merge> propose(Merge wanted, Scope scope) {
        return records.of(wanted.kind(), wanted.kept(), wanted.lost(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(both -> merges.open(wanted.lost())
                        .flatMap(open -> same(open.merge(), wanted))
                        .switchIfEmpty(Mono.defer(() -> file(both, wanted.moving(both.paid())))))
                .as(transaction::transactional);
    }

    Mono<Merge> undo(UUID id, Merge.Undo back, Scope scope) {
        return locked(id, scope)
                .flatMap(filed -> records.paid(filed)
                        .flatMap(paid -> move(
                                filed,
                                filed.merge()
                                        .undo(
                                                back.on(),
                                                back.grounds(),
                                                back.proposedBy(),
                                                paid || filed.merge().movesMoney()))))
                .as(transaction::transactional);
    }

    private static Mono<Merge> same(Merge open, Merge wanted) {
        boolean same = open.kind() == wanted.kind()
                && open.kept().equals(wanted.kept())
                && open.proposedBy().equals(wanted.proposedBy());
        return same
                ? Mono.just(open)
                : Mono.error(Problem.of(HttpStatus.CONFLICT, "MERGE_OPEN", "El registro ya está en otra fusión"));
    }

    private Mono<Merge> file(MergedRecords.Both both, Merge merge) {
        if (!both.current()) {
            return Mono.error(Problem.of(HttpStatus.CONFLICT, "HOUSEHOLD_EXITED", "Uno de los hogares ya salió"));
        }
        var filed = new Filed(merge, both.keptHousehold(), both.lostHousehold());
        return merges.propose(filed).then(Mono.defer(() -> move(filed, merge.proposed())));
    }

    Mono<Merge> step(UUID id, Scope scope, Function<Merge, Merge.Outcome> rule) {
        return locked(id, scope)
                .flatMap(filed -> move(filed, rule.apply(filed.merge())))
                .as(transaction::transactional);
    }

    private Mono<Merge> move(Filed filed, Merge.Outcome outcome) {
        return switch (outcome) {
            case Merge.Outcome.Moved(var merge, var effect) -> {
                var after = new Filed(merge, filed.keptHousehold(), filed.lostHousehold());
                Mono<Void> written = merge.equals(filed.merge()) ? Mono.empty() : merges.write(merge);
                yield written.then(Mono.defer(() -> effect(after, effect))).thenReturn(merge);
            }
            case Merge.Outcome.Refused refused ->
                Mono.error(Problem.of(
                        HttpStatus.CONFLICT,
                        refused.name(),
                        switch (refused) {
                            case SAME_PERSON -> "Quien propone no aprueba";
                            case ALREADY_DECIDED -> "Ya se decidió sobre esta fusión";
                            case NOT_APPLIED -> "Solo se deshace una fusión aplicada";
                        }));
        };
    }

    private Mono<Void> effect(Filed filed, Merge.Effect effect) {
        return switch (effect) {
            case NONE -> Mono.empty();
            case APPLY -> effects.apply(filed);
            case UNDO -> effects.undo(filed);
        };
    }

    private Mono<Filed> locked(UUID id, Scope scope) {
        return merges.lock(id, scope).switchIfEmpty(Mono.error(Problem::notFound));
    }
}
