package pe.juntos.coresponsibility.evidence;

import java.util.Optional;
import pe.juntos.coresponsibility.establishment.EstablishmentKind;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Education;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Health;

/** EVI-1 and what one record alone can be refused for; ids and persons are settled when the whole file or message is known. */
public final class EvidenceRule {
    private EvidenceRule() {}

    /** Why the record is refused; empty when it may go on. */
    public static Optional<EvidenceRefusal> check(EvidenceRecord evidence, ReferenceFacts facts, Reporter reporter) {
        var code = evidence.signed().establishment();
        var establishment = facts.establishments().get(code);
        if (establishment == null) {
            return Optional.of(EvidenceRefusal.UNKNOWN_ESTABLISHMENT);
        }
        return reporter(code, establishment, reporter)
                .or(() -> kind(evidence))
                .or(() -> signature(evidence.signed(), establishment))
                .or(() -> period(evidence, facts))
                .or(() -> content(evidence, facts));
    }

    private static Optional<EvidenceRefusal> reporter(
            String code, ReferenceFacts.Registered establishment, Reporter reporter) {
        return reporter.mayReportFor(code, establishment.district())
                ? Optional.empty()
                : Optional.of(EvidenceRefusal.ESTABLISHMENT_NOT_YOURS);
    }

    private static Optional<EvidenceRefusal> kind(EvidenceRecord evidence) {
        var expected = switch (evidence) {
            case Health _ -> EstablishmentKind.HEALTH;
            case Education _ -> EstablishmentKind.SCHOOL;
        };
        return EstablishmentKind.of(evidence.signed().establishment()) == expected
                ? Optional.empty()
                : Optional.of(EvidenceRefusal.ESTABLISHMENT_KIND);
    }

    private static Optional<EvidenceRefusal> signature(Signed signed, ReferenceFacts.Registered establishment) {
        var signature = signed.signature();
        var day = signed.signedOn();
        if (signature == null || day == null) {
            return Optional.of(EvidenceRefusal.UNSIGNED);
        }
        var theirs = establishment.signatories().stream()
                .filter(s -> s.signature().equals(signature))
                .toList();
        if (theirs.isEmpty()) {
            return Optional.of(EvidenceRefusal.SIGNATORY_UNKNOWN);
        }
        return theirs.stream().anyMatch(s -> s.maySignOn(day))
                ? Optional.empty()
                : Optional.of(EvidenceRefusal.SIGNATORY_NOT_VALID);
    }

    private static Optional<EvidenceRefusal> period(EvidenceRecord evidence, ReferenceFacts facts) {
        var period = evidence.signed().period();
        if (!facts.periods().contains(period)) {
            return Optional.of(EvidenceRefusal.PERIOD_NOT_OPEN);
        }
        var inside = switch (evidence) {
            case Health health -> period.contains(health.heldOn());
            case Education education -> period.contains(education.month());
        };
        return inside ? Optional.empty() : Optional.of(EvidenceRefusal.OUTSIDE_PERIOD);
    }

    private static Optional<EvidenceRefusal> content(EvidenceRecord evidence, ReferenceFacts facts) {
        return switch (evidence) {
            case Health _ -> Optional.empty();
            case Education month -> days(month).or(() -> schoolDays(month, facts));
        };
    }

    private static Optional<EvidenceRefusal> days(Education month) {
        if (month.schoolDays() < 0 || month.attended() < 0 || month.justified() < 0) {
            return Optional.of(EvidenceRefusal.NEGATIVE_DAYS);
        }
        return (long) month.attended() + month.justified() > month.schoolDays()
                ? Optional.of(EvidenceRefusal.DAYS_EXCEED_SCHOOL_DAYS)
                : Optional.empty();
    }

    private static Optional<EvidenceRefusal> schoolDays(Education month, ReferenceFacts facts) {
        var policy = facts.policies().at(month.signed().period().firstDay()).parameters();
        return month.schoolDays() > policy.mostSchoolDays(month.month())
                ? Optional.of(EvidenceRefusal.SCHOOL_DAYS_EXCEED_MONTH)
                : Optional.empty();
    }
}
