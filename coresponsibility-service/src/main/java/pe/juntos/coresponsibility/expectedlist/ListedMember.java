package pe.juntos.coresponsibility.expectedlist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.member.Condition;

/**
 * A line of a nominal list. By codes, sex and birth date: whoever attends to the person has the birth date, and names are the
 * register's alone.
 *
 * @param externalId the sender's id of the person, by which evidence is sent
 * @param household the household's code
 */
public record ListedMember(
        ListingEstablishment establishment,
        String member,
        String externalId,
        String household,
        Condition condition,
        LocalDate birthDate,
        String sex) {

    public Form form() {
        return Form.of(condition);
    }

    /**
     * Where the member is expected.
     *
     * @param name none while the establishment is not registered
     */
    public record ListingEstablishment(
            String code,
            @Nullable String name,
            @Nullable String district,
            @Nullable String network) {}

    boolean isOnTheSamePageAs(ListedMember other) {
        return establishment.code().equals(other.establishment.code()) && form() == other.form();
    }
}
