package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.partner.registry.Enrolment;
import pe.juntos.partner.registry.Sheet;

/**
 * A household of the register, before it is known who may see what of it.
 *
 * @param shown whether it lives where the asker may look
 * @param consented fields of the consents to the asker that count that day
 */
record Seen(
        String household,
        @Nullable String state,
        @Nullable String district,
        @Nullable String populatedCentre,
        boolean shown,
        Set<SharedField> consented,
        List<String> bonuses) {

    static Seen of(Readable row) {
        return new Seen(
                required(row, "household", String.class),
                row.get("state", String.class),
                row.get("district", String.class),
                row.get("populated_centre", String.class),
                required(row, "shown", Boolean.class),
                Arrays.stream(Objects.requireNonNullElse(row.get("fields", String[].class), new String[0]))
                        .map(SharedField::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                List.of(Objects.requireNonNullElse(row.get("bonuses", String[].class), new String[0])));
    }

    private Enrolment.Known known() {
        return new Enrolment.Known(state, shown, consented.contains(SharedField.HOUSEHOLD));
    }

    static Enrolment enrolment(Optional<Seen> found, Asker asker) {
        return asker.inForce()
                ? Enrolment.of(found.map(Seen::known), asker.legalBasis())
                : Enrolment.of(Optional.empty(), null);
    }

    /** What may be shown; empty where nothing may. */
    static Optional<Sheet> sheet(Optional<Seen> found, Asker asker) {
        var basis = enrolment(found, asker);
        return basis.status() == Enrolment.Status.UNKNOWN
                ? Optional.empty()
                : found.map(seen -> seen.sheet(basis, asker));
    }

    /** The same by its consent alone; nothing if the agreement does not name the household itself. */
    static Optional<Sheet> consented(Seen seen, Asker asker) {
        return Optional.of(seen.sheet(seen.consented(), asker))
                .filter(sheet -> sheet.fields().contains(SharedField.HOUSEHOLD));
    }

    private Sheet sheet(Enrolment enrolment, Asker asker) {
        return sheet(enrolment.basis() == Enrolment.Basis.CONSENT ? consented : asker.fields(), asker);
    }

    private Sheet sheet(Set<SharedField> covered, Asker asker) {
        var fields = new HashSet<>(asker.fields());
        fields.retainAll(covered);
        return new Sheet(household, Objects.requireNonNullElse(state, ""), district, populatedCentre, bonuses, fields);
    }
}
