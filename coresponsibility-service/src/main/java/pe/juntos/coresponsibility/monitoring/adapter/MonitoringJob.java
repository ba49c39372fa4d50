package pe.juntos.coresponsibility.monitoring.adapter;

import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.monitoring.ClinicalSchedule;
import pe.juntos.coresponsibility.monitoring.ScheduleStatus;
import pe.juntos.coresponsibility.policy.ClinicalPolicy;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.policy.LiveBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** MON-1 for everybody on the schedule; at its end the establishments with somebody behind are told. */
@Component
final class MonitoringJob implements ChunkedJob {
    static final String KIND = "monitoring";
    static final String PERIOD = "period";
    static final String DAY = "day";
    private static final List<String> COLUMNS = List.of(
            "period",
            "bucket",
            "member",
            "external_id",
            "household",
            "district",
            "establishment",
            "schedule",
            "band",
            "sex",
            "observed_from",
            "expected",
            "attended",
            "behind",
            "last_control",
            "vaccines",
            "weighings",
            "supplements");

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final LiveBook<ClinicalPolicy> book;
    private final EarlyAlerts alerts;

    MonitoringJob(DatabaseClient client, BulkCopy copy, LiveBook<ClinicalPolicy> book, EarlyAlerts alerts) {
        this.client = client;
        this.copy = copy;
        this.book = book;
        this.alerts = alerts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var day = LocalDate.parse(job.parameter(DAY));
        return book.current()
                .map(known -> known.at(day).parameters())
                .flatMap(policy -> observed(job, day, policy, range)
                        .mapNotNull(m -> ClinicalSchedule.on(day, m.observed(), policy)
                                .map(status -> new Found(m, status))
                                .orElse(null))
                        .collectList())
                .flatMap(found -> forget(job, range).then(Mono.defer(() -> write(job.parameter(PERIOD), found))));
    }

    @Override
    public Mono<Void> finish(Job job) {
        return alerts.tell(job.parameter(PERIOD), LocalDate.parse(job.parameter(DAY)));
    }

    private Flux<ObservedMember> observed(Job job, LocalDate day, ClinicalPolicy policy, BucketRange range) {
        return client.sql(ObservedMember.SELECT)
                .bind("period", job.parameter(PERIOD))
                .bind("day", day)
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("youngest", day.minusMonths(policy.untilMonths()))
                .bind("latest", day.plusDays(policy.gestationDays()))
                .map(row -> ObservedMember.of(row))
                .all();
    }

    private Mono<Void> forget(Job job, BucketRange range) {
        return client.sql("delete from monitoring_status where period = :period and bucket between :first and :last")
                .bind("period", job.parameter(PERIOD))
                .bind("first", range.first())
                .bind("last", range.last())
                .then();
    }

    private Mono<Long> write(String period, List<Found> found) {
        return copy.copy(
                "monitoring_status",
                COLUMNS,
                Flux.fromIterable(found),
                (f, line) -> line.text(period)
                        .number(f.member().bucket())
                        .text(f.member().member())
                        .text(f.member().externalId())
                        .text(f.member().household())
                        .text(f.member().district())
                        .text(f.member().establishment())
                        .text(f.status().schedule().name())
                        .text(f.status().band())
                        .text(f.member().observed().person().sex().name())
                        .date(f.status().from())
                        .number(f.status().expected())
                        .number(f.status().attended())
                        .bool(f.status().behind())
                        .date(f.status().last())
                        .number(f.member().vaccines())
                        .number(f.member().weighings())
                        .number(f.member().supplements()));
    }

    private record Found(ObservedMember member, ScheduleStatus status) {}
}
