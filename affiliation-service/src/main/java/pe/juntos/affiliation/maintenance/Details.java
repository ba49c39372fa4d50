package pe.juntos.affiliation.maintenance;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.SocioEconomicClass;

/**
 * What else there is to say of a life event; which fields are needed depends on its kind.
 *
 * @param expectedDelivery of a pregnancy
 * @param district of a move, with populated centre and address
 * @param means of a change of payment, with account or pay point
 * @param establishment of a change of school or post
 * @param socioEconomicClass of a new classification, in force from the effective date until {@code validUntil}
 * @param person who is born or joins and is not in the register yet
 */
public record Details(
        @Nullable LocalDate expectedDelivery,
        @Nullable String district,
        @Nullable String populatedCentre,
        @Nullable String address,
        Agreement.@Nullable Means means,
        @Nullable String account,
        @Nullable String payPoint,
        @Nullable String establishment,
        @Nullable SocioEconomicClass socioEconomicClass,
        @Nullable LocalDate validUntil,
        @Nullable NewPerson person) {

    public Details {
        district = given(district);
        populatedCentre = given(populatedCentre);
        address = given(address);
        account = given(account);
        payPoint = given(payPoint);
        establishment = given(establishment);
    }

    /** Blanks say nothing. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** All that was written freely. */
    Stream<String> texts() {
        return Stream.concat(
                Stream.of(district, populatedCentre, address, account, payPoint, establishment)
                        .flatMap(Stream::ofNullable),
                person == null ? Stream.empty() : person.texts());
    }

    @Override
    public String toString() {
        return "Details";
    }
}
