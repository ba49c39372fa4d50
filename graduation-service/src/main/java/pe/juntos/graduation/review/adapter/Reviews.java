package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.InputsHash;
import pe.juntos.graduation.review.Period;
import pe.juntos.graduation.review.Reviewed;
import pe.juntos.graduation.review.ReviewingHousehold;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.graduation.review.Rules;
import reactor.core.publisher.Mono;

/** Reviews households and keeps and tells what is new, in the caller's transaction. */
@Component
class Reviews {

    private static final String REVIEWED = "select t.household, t.reviewed_until from standing t where @";

    private final DatabaseClient client;
    private final FactsReader facts;
    private final R2dbcStandings standings;
    private final Rulebooks books;

    Reviews(DatabaseClient client, FactsReader facts, R2dbcStandings standings, Rulebooks books) {
        this.client = client;
        this.facts = facts;
        this.standings = standings;
        this.books = books;
    }

    /** @return how many households were looked at */
    Mono<Long> review(Selection selection, Period period) {
        return facts.lock(selection).then(decide(selection, period));
    }

    /**
     * Those that were reviewed before are reviewed again for the same period; the others wait for their review. The
     * caller holds their locks.
     */
    Mono<Void> again(Collection<String> households) {
        return new Selection.Households(households)
                .sql(client, REVIEWED)
                .map(row -> Map.entry(
                        required(row, "reviewed_until", LocalDate.class), required(row, "household", String.class)))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMapIterable(Map::entrySet)
                .concatMap(one -> decide(new Selection.Households(one.getValue()), Period.of(one.getKey())))
                .then();
    }

    private Mono<Long> decide(Selection selection, Period period) {
        return books.current()
                .map(book -> book.at(period.lastDay()))
                .flatMap(rules -> decide(selection, period, rules));
    }

    private Mono<Long> decide(Selection selection, Period period, Rules rules) {
        return facts.read(selection, period.lastDay())
                .flatMap(found -> standings
                        .write(
                                found.stream()
                                        .flatMap(candidate -> change(candidate, period, rules))
                                        .toList(),
                                rules.version())
                        .thenReturn((long) found.size()));
    }

    private static Stream<Change> change(Candidate candidate, Period period, Rules rules) {
        String hash = InputsHash.of(candidate.facts(), period, rules);
        if (hash.equals(candidate.inputsHash())) {
            return Stream.empty();
        }
        return switch (ReviewingHousehold.review(candidate.facts(), period, rules)) {
            case Reviewed.Closed() -> Stream.empty();
            case Reviewed.Standings reviewed -> Stream.of(Change.of(candidate, reviewed, hash));
        };
    }
}
