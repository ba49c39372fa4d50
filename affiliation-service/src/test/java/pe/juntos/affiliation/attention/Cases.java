package pe.juntos.affiliation.attention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;

/** Cases and what came in, in the words of the user service. */
final class Cases {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    static final WorkingDays CALENDAR = WorkingDays.ofPeru();
    static final Policy<AttentionPolicy> POLICY =
            Policies.load("policies/attention", AttentionPolicy.class).at(TODAY);
    static final CaseLife LIFE = new CaseLife(POLICY, CALENDAR);

    private Cases() {}

    static Subject subject(CaseType type, Category category, @Nullable Accused against) {
        return new Subject(
                type,
                category,
                Source.OTHER_PERSON,
                "050101",
                null,
                against,
                category == Category.UNDUE_DEMAND ? Demanded.GARDEN : null);
    }

    /** Opened today and routed by the policy. */
    static Case routed(Subject subject) {
        Case opened = LIFE.open("C0000000000000000", subject, TODAY);
        return moved(LIFE.apply(opened, new Command.Route(Offices.first(subject, POLICY.parameters()))));
    }

    static Case complaint() {
        return routed(subject(CaseType.COMPLAINT, Category.SUPPLY, null));
    }

    static Case moved(Move move) {
        if (move instanceof Move.Moved(Case after)) {
            return after;
        }
        throw new AssertionError("not moved: " + move);
    }

    static CaseRefusal refused(Move move) {
        if (move instanceof Move.Refused(CaseRefusal why)) {
            return why;
        }
        throw new AssertionError("not refused: " + move);
    }

    static Intake intake(CaseType type, Category category, Source source) {
        boolean anonymous = source == Source.ANONYMOUS;
        return new Intake(
                Channel.PHONE,
                type,
                category,
                source,
                "050101",
                "S-00001234",
                null,
                null,
                source == Source.BENEFICIARY ? "H7K2M4P6R8T0V1W3X" : null,
                anonymous ? null : new Intake.Person("Ana Quispe", null, null),
                "Plaza de Ejemplo Alto",
                TODAY,
                "No hubo atención");
    }
}
