package pe.juntos.graduation.review.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pe.juntos.graduation.review.Decision;
import pe.juntos.graduation.review.Reviewed;
import pe.juntos.graduation.review.Standing;

/**
 * What one review changes about a household.
 *
 * @param first version of the first of the news
 * @param news the decisions that differ from the last of their kind
 */
record Change(
        String household,
        LocalDate affiliatedOn,
        Standing standing,
        String hash,
        List<String> trace,
        long first,
        List<Decision> news) {

    /** A decision with its version. */
    record Made(Change change, Decision decision, long version) {}

    static Change of(Candidate candidate, Reviewed.Standings reviewed, String hash) {
        var news = reviewed.decisions().stream()
                .filter(d -> !d.about().equals(candidate.known().get(d.kind())))
                .toList();
        return new Change(
                candidate.facts().household(),
                candidate.facts().affiliatedOn(),
                reviewed.standing(),
                hash,
                reviewed.trace(),
                candidate.version() + 1,
                news);
    }

    /** Of the last decision. */
    long version() {
        return first + news.size() - 1;
    }

    Stream<Made> made() {
        return IntStream.range(0, news.size()).mapToObj(i -> new Made(this, news.get(i), first + i));
    }
}
