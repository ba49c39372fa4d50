package pe.juntos.partner.access.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.access.Standing;

/**
 * An institution as it stands.
 *
 * @param fields of a household that its agreement allows, as far as the household's consent goes
 * @param legalBasis by which it may ask whether a household is in the programme without its consent; null: it may not
 * @param terms version that it agreed to
 */
record Institution(
        String code,
        String name,
        String ruc,
        boolean sandbox,
        Standing standing,
        List<String> territory,
        List<String> fields,
        @Nullable String legalBasis,
        @Nullable String terms,
        @Nullable Instant termsAgreedAt,
        Instant registeredAt) {

    /** Whether it reaches invented households only: until it is accepted, or because it asked for nothing else. */
    boolean inSandbox() {
        return sandbox || standing == Standing.REQUESTED;
    }

    static Institution of(Readable row) {
        return new Institution(
                required(row, "code", String.class),
                required(row, "name", String.class),
                required(row, "ruc", String.class),
                required(row, "sandbox", Boolean.class),
                Standing.valueOf(required(row, "standing", String.class)),
                List.of(required(row, "territory", String[].class)),
                List.of(required(row, "fields", String[].class)),
                row.get("legal_basis", String.class),
                row.get("terms", String.class),
                row.get("terms_agreed_at", Instant.class),
                required(row, "registered_at", Instant.class));
    }
}
