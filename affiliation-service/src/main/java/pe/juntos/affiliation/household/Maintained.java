package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who is paid and how, as changed after the agreement was signed: facts approved by two persons (AFF-5), in the
 * order recorded: of two of the same day the later one stands.
 */
public record Maintained(List<Named> recipients, List<Paid> payments) {

    public static final Maintained NOTHING = new Maintained(List.of(), List.of());

    /** The person named recipient from that day on. */
    public record Named(LocalDate on, String member) {}

    /** The means of payment from that day on. */
    public record Paid(LocalDate on, HouseholdContent.Payment payment) {}

    public Maintained {
        recipients = List.copyOf(recipients);
        payments = List.copyOf(payments);
    }

    Maintained knownBy(LocalDate date) {
        return new Maintained(
                recipients.stream().filter(r -> !r.on().isAfter(date)).toList(),
                payments.stream().filter(p -> !p.on().isAfter(date)).toList());
    }

    Optional<String> recipient() {
        return recipients.stream()
                .reduce((one, other) -> other.on().isBefore(one.on()) ? one : other)
                .map(Named::member);
    }

    Optional<Paid> payment() {
        return payments.stream().reduce((one, other) -> other.on().isBefore(one.on()) ? one : other);
    }
}
