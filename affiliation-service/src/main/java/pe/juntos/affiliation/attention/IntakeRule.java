package pe.juntos.affiliation.attention;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a case needs to be taken (USR-1), an occurrence sheet (001 USR-04), a report of an undue demand (MEM-3). */
public final class IntakeRule {

    private static final int FIRST_YEAR = 1900;
    private static final Pattern DISTRICT = Pattern.compile("[0-9]{6}");
    private static final Pattern ESTABLISHMENT = Pattern.compile("S-[0-9]{8}|E-[0-9]{7}");

    /** A reason that applies when its test holds. */
    private record Check(CaseRefusal refusal, BooleanSupplier applies) {}

    private IntakeRule() {}

    /** The first thing that is missing or wrong. */
    public static Optional<CaseRefusal> check(Intake in, AttentionPolicy policy, LocalDate today) {
        Optional<CaseRefusal> unkept = FreeText.fault(texts(in));
        return unkept.isPresent() ? unkept : missing(in, policy, today);
    }

    private static @Nullable String[] texts(Intake in) {
        Intake.Person person = in.person() == null ? new Intake.Person(null, null, null) : in.person();
        return new @Nullable String[] {
            in.text(), in.place(), in.household(), person.name(), person.document(), person.contact()
        };
    }

    private static Optional<CaseRefusal> missing(Intake in, AttentionPolicy policy, LocalDate today) {
        return Stream.of(sheet(in, today), general(in, policy), who(in, policy), demand(in, policy))
                .flatMap(checks -> checks)
                .filter(check -> check.applies().getAsBoolean())
                .map(Check::refusal)
                .findFirst();
    }

    /** Place, date, occurrence, and the affected or reporting person. */
    private static Stream<Check> sheet(Intake in, LocalDate today) {
        boolean sheet = in.source() == Source.COMMITTEE;
        return Stream.of(
                new Check(CaseRefusal.PLACE_REQUIRED, () -> sheet && !Intake.filled(in.place())),
                new Check(CaseRefusal.DATE_REQUIRED, () -> sheet && in.occurredOn() == null),
                new Check(
                        CaseRefusal.DATE_INVALID,
                        () -> in.occurredOn() != null && in.occurredOn().getYear() < FIRST_YEAR),
                new Check(CaseRefusal.DATE_IN_FUTURE, () -> later(in.occurredOn(), today)),
                new Check(CaseRefusal.OCCURRENCE_REQUIRED, () -> sheet && !Intake.filled(in.text())));
    }

    private static Stream<Check> general(Intake in, AttentionPolicy policy) {
        AttentionPolicy.CategoryRule rule = policy.rule(in.category());
        return Stream.of(
                new Check(
                        CaseRefusal.DISTRICT_INVALID,
                        () -> !DISTRICT.matcher(in.district()).matches()),
                new Check(CaseRefusal.CATEGORY_NOT_OF_TYPE, () -> !rule.types().contains(in.type())),
                new Check(CaseRefusal.TEXT_REQUIRED, () -> !Intake.filled(in.text())),
                new Check(CaseRefusal.ESTABLISHMENT_REQUIRED, () -> needsEstablishment(in, rule)),
                new Check(CaseRefusal.ESTABLISHMENT_INVALID, () -> !establishmentFits(in.establishment())));
    }

    private static Stream<Check> who(Intake in, AttentionPolicy policy) {
        boolean anonymous = in.source() == Source.ANONYMOUS;
        Intake.@Nullable Person person = in.person();
        return Stream.of(
                new Check(
                        CaseRefusal.ANONYMOUS_NOT_TAKEN,
                        () -> anonymous && !policy.rule(in.category()).anonymous()),
                new Check(
                        CaseRefusal.ANONYMOUS_WITH_PERSON,
                        () -> anonymous && (in.household() != null || (person != null && !person.empty()))),
                new Check(CaseRefusal.PERSON_REQUIRED, () -> !anonymous && (person == null || !person.named())),
                new Check(
                        CaseRefusal.HOUSEHOLD_REQUIRED,
                        () -> in.source() == Source.BENEFICIARY && !Intake.filled(in.household())));
    }

    private static Stream<Check> demand(Intake in, AttentionPolicy policy) {
        boolean undue = in.category() == Category.UNDUE_DEMAND;
        return Stream.of(
                new Check(CaseRefusal.DEMAND_REQUIRED, () -> undue && !Intake.filled(in.demanded())),
                new Check(
                        CaseRefusal.DEMAND_IS_OFFICIAL,
                        () -> undue
                                && in.demanded() != null
                                && policy.officialConditions().contains(in.demanded())),
                new Check(CaseRefusal.DEMAND_UNKNOWN, () -> undue && !known(in.demanded())),
                new Check(CaseRefusal.AGAINST_REQUIRED, () -> accuses(in.category()) && in.against() == null));
    }

    private static boolean accuses(Category category) {
        return category == Category.UNDUE_DEMAND || category == Category.STAFF_CONDUCT;
    }

    private static boolean needsEstablishment(Intake in, AttentionPolicy.CategoryRule rule) {
        return (rule.establishment() || in.against() == Accused.ESTABLISHMENT) && !Intake.filled(in.establishment());
    }

    private static boolean establishmentFits(@Nullable String establishment) {
        return establishment == null || ESTABLISHMENT.matcher(establishment).matches();
    }

    private static boolean later(@Nullable LocalDate day, LocalDate today) {
        return day != null && day.isAfter(today);
    }

    private static boolean known(@Nullable String demanded) {
        return Arrays.stream(Demanded.values()).anyMatch(one -> one.name().equals(demanded));
    }
}
