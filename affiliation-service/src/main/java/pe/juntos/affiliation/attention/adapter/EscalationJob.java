package pe.juntos.affiliation.attention.adapter;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.attention.CaseLife;
import pe.juntos.affiliation.attention.Command;
import pe.juntos.affiliation.attention.Move;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Brings cases whose office let its time run out to the next one; done twice on a day, nothing more happens. */
@Component
class EscalationJob implements ChunkedJob {

    static final String KIND = "case-escalation";
    static final String TODAY = "today";
    private static final String SUBJECT = "escalation";

    private final CaseFiles files;
    private final Attention attention;

    EscalationJob(CaseFiles files, Attention attention) {
        this.files = files;
        this.attention = attention;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        LocalDate today = LocalDate.parse(job.parameter(TODAY));
        CaseLife life = attention.life(today);
        return files.lockDue(range, today)
                .map(now -> life.apply(now, new Command.Escalate(today)))
                .ofType(Move.Moved.class)
                .map(moved -> new CaseStep(moved.after(), CaseStep.Kind.ESCALATED, today, SUBJECT, null))
                .collectList()
                .flatMap(steps -> files.write(steps).thenReturn((long) steps.size()));
    }
}
