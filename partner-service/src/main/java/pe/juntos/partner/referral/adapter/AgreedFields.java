package pe.juntos.partner.referral.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Which fields a partner's agreement lets it see at all; a household's consent narrows them further. */
@Component
class AgreedFields {
    private static final Set<SharedField> ALL = Set.of(SharedField.values());

    private final DatabaseClient client;

    AgreedFields(DatabaseClient client) {
        this.client = client;
    }

    /** All where the partner was not registered here: then the consents alone say it. */
    Mono<Set<SharedField>> of(Caller caller) {
        return client.sql("select fields from institution where code = :code")
                .bind("code", Objects.requireNonNullElse(caller.partner(), ""))
                .map(row -> Arrays.stream(required(row, "fields", String[].class))
                        .map(SharedField::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .one()
                .defaultIfEmpty(ALL);
    }
}
