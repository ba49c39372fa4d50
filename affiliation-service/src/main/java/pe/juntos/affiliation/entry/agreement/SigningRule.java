package pe.juntos.affiliation.entry.agreement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.household.Agreement;

/** Who may sign (AFF-4): a person of a household on its way. Where an affiliated one is paid is not changed by signing. */
public final class SigningRule {

    private SigningRule() {}

    /**
     * @param people codes of the persons of the household
     * @param sameDay the agreement of that day, if there is one
     */
    public static Optional<EntryRefusal> check(
            KnownHousehold household,
            Signing signing,
            Set<String> people,
            @Nullable Agreement sameDay,
            LocalDate today) {
        if (household.affiliated()) {
            return Optional.of(EntryRefusal.ALREADY_AFFILIATED);
        }
        if (!household.onItsWay()) {
            return Optional.of(EntryRefusal.NOT_ELIGIBLE);
        }
        if (signing.signedOn().isAfter(today)) {
            return Optional.of(EntryRefusal.IN_FUTURE);
        }
        if (!household.listedBy(signing.signedOn())) {
            return Optional.of(EntryRefusal.BEFORE_LISTING);
        }
        if (!people.contains(signing.signedBy())) {
            return Optional.of(EntryRefusal.SIGNER_UNKNOWN);
        }
        return sameDay == null || sameDay.equals(signing.agreement())
                ? Optional.empty()
                : Optional.of(EntryRefusal.AGREEMENT_CONFLICT);
    }
}
