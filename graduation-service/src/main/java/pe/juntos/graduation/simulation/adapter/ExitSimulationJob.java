package pe.juntos.graduation.simulation.adapter;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

/** Looks once at every household of the programme, with all the versions asked for; nothing is decided (POL-3). */
@Component
class ExitSimulationJob implements ChunkedJob {
    static final String KIND = "exit-simulation";
    static final String ID = "simulation";
    static final String PERIOD = "period";
    static final String VERSIONS = "versions";
    static final String AND = "|";

    private static final List<String> COLUMNS =
            List.of("simulation", "household", "district", "outcomes", "reasons", "days", "shares");

    /** A household under each version, in their order. */
    private record Compared(String household, String district, List<ExitOutlook> outlooks) {

        List<String> each(Function<ExitOutlook, @Nullable Object> what) {
            return outlooks.stream()
                    .map(what)
                    .map(cell -> cell == null ? "" : cell.toString())
                    .toList();
        }
    }

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
            var rules = Arrays.stream(job.parameter(VERSIONS).split("\\" + AND))
                    .map(version -> rules(book, period.lastDay(), version))
                    .toList();
            return register.inProgramme(range, period.lastDay())
                    .flatMap(known -> write(
                            UUID.fromString(job.parameter(ID)),
                            known.stream()
                                    .map(one -> compared(one, period, rules))
                                    .toList()));
        });
    }

    private static Rules rules(RuleBook book, LocalDate day, String version) {
        return book.at(day, version).orElseThrow();
    }

    private static Compared compared(Register.Known known, Period period, List<Rules> versions) {
        return new Compared(
                known.facts().household(),
                known.district(),
                versions.stream().map(rules -> outlook(known, period, rules)).toList());
    }

    private static ExitOutlook outlook(Register.Known known, Period period, Rules rules) {
        return switch (ReviewingHousehold.review(known.facts(), period, rules)) {
            case Reviewed.Standings reviewed -> ExitOutlook.of(known.facts(), reviewed.standing(), rules.exit());
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
                                .texts(one.each(ExitOutlook::outcome))
                                .texts(one.each(ExitOutlook::reason))
                                .texts(one.each(ExitOutlook::on))
                                .texts(one.each(ExitOutlook::share)));
    }
}
