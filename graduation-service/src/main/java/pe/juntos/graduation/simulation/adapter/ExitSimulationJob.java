package pe.juntos.graduation.simulation.adapter;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.Period;
import pe.juntos.graduation.review.Register;
import pe.juntos.graduation.review.Reviewed;
import pe.juntos.graduation.review.ReviewingHousehold;
import pe.juntos.graduation.review.RuleBook;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.graduation.review.Rules;
import pe.juntos.graduation.simulation.ExitOutlook;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at every household of the programme with two versions of the exit policy; nothing is decided (POL-3). */
@Component
class ExitSimulationJob implements ChunkedJob {
    static final String KIND = "exit-simulation";
    static final String ID = "simulation";
    static final String PERIOD = "period";
    static final String FIRST = "first";
    static final String SECOND = "second";

    private static final List<String> COLUMNS = List.of(
            "simulation",
            "household",
            "district",
            "first_outcome",
            "first_reason",
            "first_on",
            "second_outcome",
            "second_reason",
            "second_on");

    /** A household under both versions. */
    private record Compared(String household, String district, ExitOutlook first, ExitOutlook second) {}

    private final Register register;
    private final Rulebooks books;
    private final BulkCopy copy;

    ExitSimulationJob(Register register, Rulebooks books, BulkCopy copy) {
        this.register = register;
        this.books = books;
        this.copy = copy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var period = Period.parse(job.parameter(PERIOD));
        return books.current().flatMap(book -> {
            var first = rules(book, period, job.parameter(FIRST));
            var second = rules(book, period, job.parameter(SECOND));
            return register.inProgramme(range, period.lastDay())
                    .flatMap(known -> write(
                            UUID.fromString(job.parameter(ID)),
                            known.stream()
                                    .map(one -> new Compared(
                                            one.facts().household(),
                                            one.district(),
                                            outlook(one, period, first),
                                            outlook(one, period, second)))
                                    .toList()));
        });
    }

    private static Rules rules(RuleBook book, Period period, String version) {
        return book.at(period.lastDay(), book.exit().find(version).orElseThrow());
    }

    private static ExitOutlook outlook(Register.Known known, Period period, Rules rules) {
        return switch (ReviewingHousehold.review(known.facts(), period, rules)) {
            case Reviewed.Standings reviewed ->
                ExitOutlook.of(known.facts(), reviewed.standing(), rules.exit(), known.targetMembers());
            case Reviewed.Closed() -> ExitOutlook.LEFT;
        };
    }

    private Mono<Long> write(UUID simulation, List<Compared> compared) {
        return compared.isEmpty()
                ? Mono.just(0L)
                : copy.copy(
                        "exit_simulated",
                        COLUMNS,
                        Flux.fromIterable(compared),
                        (one, line) -> line.uuid(simulation)
                                .text(one.household())
                                .text(one.district())
                                .text(one.first().outcome().name())
                                .text(one.first().reason().name())
                                .date(one.first().on())
                                .text(one.second().outcome().name())
                                .text(one.second().reason().name())
                                .date(one.second().on()));
    }
}
