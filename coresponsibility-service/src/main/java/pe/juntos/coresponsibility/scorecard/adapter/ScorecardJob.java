package pe.juntos.coresponsibility.scorecard.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.EstablishmentKind;
import pe.juntos.coresponsibility.establishment.TellingEstablishment;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.ScorecardPolicy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/**
 * Scorecards of one period, and the silent establishments as of a day: one set-based step, whatever the number of households. A day
 * up to the due day finds nobody silent; the end of the verification, or a day after it, does.
 */
@Component
final class ScorecardJob implements ChunkedJob {
    static final String KIND = "scorecards";
    static final String PERIOD = "period";
    static final String AS_OF = "asOf";
    private static final String SILENT = "programme.establishments.silent";

    private final Scorecards scorecards;
    private final TellingEstablishment events;
    private final PolicyBook<ScorecardPolicy> policies;
    private final MeterRegistry meters;

    ScorecardJob(
            Scorecards scorecards,
            TellingEstablishment events,
            PolicyBook<ScorecardPolicy> policies,
            MeterRegistry meters) {
        this.scorecards = scorecards;
        this.events = events;
        this.policies = policies;
        this.meters = meters;
        Arrays.stream(EstablishmentKind.values()).forEach(kind -> count(kind, 0)); // there before the first is silent
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var period = Period.of(job.parameter(PERIOD));
        var policy = policies.at(period.firstDay());
        var due = policy.parameters().dueOn(period);
        var asOf = LocalDate.parse(job.parameter(AS_OF));
        return scorecards
                .compute(period, due, policy.id())
                .flatMap(news -> events.tell("scorecard-updated", news).thenReturn((long) news.size()))
                .flatMap(done -> asOf.isAfter(due)
                        ? scorecards
                                .findSilent(period, due, asOf, policy.id())
                                .flatMap(this::tellSilent)
                                .thenReturn(done)
                        : Mono.just(done));
    }

    private Mono<Void> tellSilent(List<String> establishments) {
        return events.tell("silent", establishments)
                .doOnSuccess(_ -> establishments.forEach(code -> count(EstablishmentKind.of(code), 1)));
    }

    private void count(EstablishmentKind kind, int found) {
        meters.counter(SILENT, "kind", kind.name()).increment(found);
    }
}
