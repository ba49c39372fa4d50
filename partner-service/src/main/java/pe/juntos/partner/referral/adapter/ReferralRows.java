package pe.juntos.partner.referral.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.Achievement;
import pe.juntos.partner.referral.Consent;
import pe.juntos.partner.referral.DeclineReason;
import pe.juntos.partner.referral.DropReason;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.ReferralState;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.partner.referral.Stage;
import tools.jackson.databind.json.JsonMapper;

/** Turns a row into a referral in its state. */
@Component
class ReferralRows {

    static final String SELECT =
            "select r.*, r.outcome::text as achieved, h.populated_centre, c.partner as consent_partner,"
                    + " c.fields, c.given_on, c.valid_until, c.withdrawn_on from referral r"
                    + " join household h using (household) left join consent c on c.referral = r.id ";

    private final JsonMapper json;

    ReferralRows(JsonMapper json) {
        this.json = json;
    }

    Referral referral(Readable row) {
        return new Referral(
                get(row, "id", UUID.class),
                get(row, "household", String.class),
                get(row, "district", String.class),
                row.get("populated_centre", String.class),
                get(row, "bonus", String.class),
                get(row, "programme", String.class),
                get(row, "partner", String.class),
                get(row, "offer", UUID.class),
                state(row),
                get(row, "version", Long.class));
    }

    private ReferralState state(Readable row) {
        LocalDate since = get(row, "since", LocalDate.class);
        return switch (Stage.valueOf(get(row, "stage", String.class))) {
            case PROPOSED -> new ReferralState.Proposed(since, due(row));
            case CONSENTED -> new ReferralState.Consented(since, due(row), consent(row));
            case SENT -> new ReferralState.Sent(since, due(row), consent(row));
            case ACCEPTED -> new ReferralState.Accepted(since, due(row), consent(row));
            case DECLINED -> new ReferralState.Declined(since, DeclineReason.valueOf(reason(row)));
            case EXPIRED -> new ReferralState.Expired(since);
            case ENROLLED -> new ReferralState.Enrolled(since, consent(row));
            case COMPLETED ->
                new ReferralState.Completed(
                        since, get(row, "enrolled_on", LocalDate.class), consent(row), outcome(row));
            case DROPPED ->
                new ReferralState.Dropped(
                        since, row.get("enrolled_on", LocalDate.class), DropReason.valueOf(reason(row)));
        };
    }

    private static LocalDate due(Readable row) {
        return get(row, "due", LocalDate.class);
    }

    private static String reason(Readable row) {
        return get(row, "reason", String.class);
    }

    private Achievement outcome(Readable row) {
        return json.readValue(get(row, "achieved", String.class), Achievement.class);
    }

    private static Consent consent(Readable row) {
        return new Consent(
                get(row, "consent_partner", String.class),
                Arrays.stream(get(row, "fields", String[].class))
                        .map(SharedField::valueOf)
                        .collect(Collectors.toSet()),
                get(row, "given_on", LocalDate.class),
                get(row, "valid_until", LocalDate.class),
                row.get("withdrawn_on", LocalDate.class));
    }

    @Nullable
    String json(@Nullable Achievement achievement) {
        return achievement == null ? null : json.writeValueAsString(achievement);
    }

    private static <T> T get(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
