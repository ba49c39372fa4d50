package pe.juntos.coresponsibility.evidence.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.evidence.EvidencePolicy;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Education;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Health;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.evidence.Reach;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.evidence.Reporter;
import pe.juntos.coresponsibility.evidence.Signed;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.scorecard.RefusalTally;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Territory;

@Configuration(proxyBeanMethods = false)
class EvidenceFiles {
    private static final List<String> HEALTH = List.of(
            "bucket",
            "evidence_id",
            "period",
            "establishment",
            "person",
            "signature",
            "signed_on",
            "supersedes",
            "reach",
            "held_on",
            "kind",
            "result");
    private static final List<String> EDUCATION = List.of(
            "bucket",
            "evidence_id",
            "period",
            "establishment",
            "person",
            "signature",
            "signed_on",
            "supersedes",
            "reach",
            "month",
            "school_days",
            "attended",
            "justified");

    @Bean
    PolicyBook<EvidencePolicy> evidencePolicies() {
        return Policies.load("policy/evidence", EvidencePolicy.class);
    }

    @Bean
    EvidenceApplication healthApplication(
            DatabaseClient client, PeriodGate gate, KnownFacts known, Rechecking rechecking, MeterRegistry meters) {
        return new EvidenceApplication(Sector.HEALTH, client, gate, known, rechecking, meters);
    }

    @Bean
    EvidenceApplication educationApplication(
            DatabaseClient client, PeriodGate gate, KnownFacts known, Rechecking rechecking, MeterRegistry meters) {
        return new EvidenceApplication(Sector.EDUCATION, client, gate, known, rechecking, meters);
    }

    static StagedFile<Health> health(
            ReferenceFacts facts, Territory territory, RefusalTally charged, Catalogue catalogue) {
        var reporter = new Reporter.OfTerritory(territory);
        return new StagedFile<>(
                Sector.HEALTH.kind(),
                new EvidenceCells.HealthFormat(facts, reporter, charged, catalogue),
                Sector.HEALTH.staging(),
                HEALTH,
                (e, line) -> signed(e.signed(), line, Reach.of(reporter))
                        .date(e.heldOn())
                        .text(e.kind().name())
                        .text(e.result().name()));
    }

    static StagedFile<Education> education(ReferenceFacts facts, Territory territory, RefusalTally charged) {
        var reporter = new Reporter.OfTerritory(territory);
        return new StagedFile<>(
                Sector.EDUCATION.kind(),
                new EvidenceCells.EducationFormat(facts, reporter, charged),
                Sector.EDUCATION.staging(),
                EDUCATION,
                (e, line) -> signed(e.signed(), line, Reach.of(reporter))
                        .date(e.month().atDay(1))
                        .number(e.schoolDays())
                        .number(e.attended())
                        .number(e.justified()));
    }

    private static CopyLine signed(Signed s, CopyLine line, Reach reach) {
        var signed = line.number(Buckets.of(s.person()))
                .text(s.id())
                .text(s.period().toString())
                .text(s.establishment())
                .text(s.person())
                .text(Objects.requireNonNull(s.signature()))
                .date(Objects.requireNonNull(s.signedOn()))
                .text(s.supersedes());
        var patterns = reach.patterns();
        return patterns == null ? signed.text(null) : signed.texts(patterns);
    }
}
