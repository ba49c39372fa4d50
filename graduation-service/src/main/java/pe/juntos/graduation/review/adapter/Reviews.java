package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.Classification;
import pe.juntos.graduation.review.Decision;
import pe.juntos.graduation.review.DecisionTold;
import pe.juntos.graduation.review.InputsHash;
import pe.juntos.graduation.review.Period;
import pe.juntos.graduation.review.Reviewed;
import pe.juntos.graduation.review.ReviewingHousehold;
import pe.juntos.graduation.review.Rules;
import pe.juntos.graduation.review.Standing;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reviews households and keeps and tells what is new, in the caller's transaction. */
@Component
class Reviews {

    private static final List<String> STANDING = List.of(
            "household",
            "bucket",
            "reviewed_until",
            "version",
            "due_on",
            "due_status",
            "recertified_as",
            "form_on",
            "capacity",
            "potential",
            "quadrant",
            "bonus",
            "articulated_on",
            "received_on",
            "notice_until",
            "graduated_on",
            "policy",
            "inputs_hash",
            "trace");
    private static final List<String> DECISION = List.of(
            "household", "version", "bucket", "kind", "on_day", "reasons", "about", "policy", "inputs_hash", "trace");

    /** @param first version of the first of the news */
    private record Change(
            String household, Standing standing, String hash, List<String> trace, long first, List<Decision> news) {

        long version() {
            return first + news.size() - 1;
        }
    }

    private record Made(Change change, Decision decision, long version) {}

    private final DatabaseClient client;
    private final FactsReader facts;
    private final RuleBook book;
    private final BulkCopy copy;
    private final Outbox outbox;

    Reviews(DatabaseClient client, FactsReader facts, RuleBook book, BulkCopy copy, Outbox outbox) {
        this.client = client;
        this.facts = facts;
        this.book = book;
        this.copy = copy;
        this.outbox = outbox;
    }

    /** @return how many households were looked at */
    Mono<Long> review(Selection selection, Period period) {
        Rules rules = book.at(period.lastDay());
        return facts.lock(selection)
                .then(facts.read(selection, period.lastDay()))
                .flatMap(found -> write(
                                found.stream()
                                        .flatMap(candidate -> change(candidate, period, rules))
                                        .toList(),
                                rules.version())
                        .thenReturn((long) found.size()));
    }

    /** Those that were reviewed before are reviewed again for the same period; the others wait for their review. */
    Mono<Void> again(Collection<String> households) {
        var selection = new Selection.Households(households);
        return facts.lock(selection)
                .thenMany(selection
                        .sql(client, "select t.household, t.reviewed_until from standing t where @")
                        .map(row -> java.util.Map.entry(
                                required(row, "reviewed_until", LocalDate.class),
                                required(row, "household", String.class)))
                        .all())
                .collectMultimap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)
                .flatMapIterable(java.util.Map::entrySet)
                .concatMap(one -> review(new Selection.Households(one.getValue()), Period.of(one.getKey())))
                .then();
    }

    private static Stream<Change> change(Candidate candidate, Period period, Rules rules) {
        String hash = InputsHash.of(candidate.facts(), period, rules);
        if (hash.equals(candidate.inputsHash())) {
            return Stream.empty();
        }
        return switch (ReviewingHousehold.review(candidate.facts(), period, rules)) {
            case Reviewed.Closed() -> Stream.empty();
            case Reviewed.Standings(var standing, var decisions, var trace) -> {
                var news = decisions.stream()
                        .filter(d -> !d.about().equals(candidate.known().get(d.kind())))
                        .toList();
                yield Stream.of(new Change(
                        candidate.facts().household(), standing, hash, trace, candidate.version() + 1, news));
            }
        };
    }

    private Mono<Void> write(List<Change> changes, String policy) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        var made = new ArrayList<Made>();
        for (Change change : changes) {
            long version = change.first();
            for (Decision decision : change.news()) {
                made.add(new Made(change, decision, version++));
            }
        }
        return client.sql("delete from standing where household = any(:households)")
                .bind("households", changes.stream().map(Change::household).toArray(String[]::new))
                .then()
                .then(standings(changes, policy))
                .then(made.isEmpty() ? Mono.empty() : decisions(made, policy))
                .then(outbox.append(made.stream().map(one -> event(one, policy)).toList()));
    }

    private Mono<Long> standings(List<Change> changes, String policy) {
        return copy.copy("standing", STANDING, Flux.fromIterable(changes), (change, line) -> {
            Standing standing = change.standing();
            Classification type = standing.classification();
            line.text(change.household())
                    .number(Buckets.of(change.household()))
                    .date(standing.period().lastDay())
                    .number(change.version())
                    .date(standing.due().on())
                    .text(standing.due().status().name())
                    .text(name(standing.recertifiedAs()))
                    .date(type == null ? null : type.on())
                    .text(type == null ? null : type.capacity().name())
                    .text(type == null ? null : type.potential().name())
                    .text(name(standing.quadrant()))
                    .text(name(standing.bonus()))
                    .date(standing.stop().articulatedOn())
                    .date(standing.stop().receivedOn())
                    .date(standing.noticeUntil())
                    .date(standing.graduatedOn())
                    .text(policy)
                    .text(change.hash())
                    .texts(change.trace());
        });
    }

    private Mono<Long> decisions(List<Made> made, String policy) {
        return copy.copy("decision", DECISION, Flux.fromIterable(made), (one, line) -> {
            Change change = one.change();
            line.text(change.household())
                    .number(one.version())
                    .number(Buckets.of(change.household()))
                    .text(one.decision().kind().name())
                    .date(one.decision().on())
                    .texts(one.decision().reasons())
                    .text(one.decision().about())
                    .text(policy)
                    .text(change.hash())
                    .texts(change.trace());
        });
    }

    private static OutgoingEvent event(Made one, String policy) {
        String household = one.change().household();
        return new OutgoingEvent(
                DecisionTold.TOPIC,
                household,
                DecisionTold.type(one.decision().kind()),
                one.version(),
                DecisionTold.of(household, one.decision(), one.change().standing(), policy));
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
