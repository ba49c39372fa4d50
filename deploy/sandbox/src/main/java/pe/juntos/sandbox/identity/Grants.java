package pe.juntos.sandbox.identity;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pe.juntos.sandbox.identity.Grant.Granted;
import pe.juntos.sandbox.identity.Grant.Refused;

/** Who gets a token: sandbox people by password, institutions and partners by client credentials. */
final class Grants {

    private final IdentitySettings settings;
    private final Map<String, Identity> people;
    private final Map<String, Identity> clients;

    Grants(IdentitySettings settings) {
        this.settings = settings;
        this.people = settings.people().stream().collect(Collectors.toMap(Identity::name, Function.identity()));
        this.clients = settings.clients().stream().collect(Collectors.toMap(Identity::name, Function.identity()));
    }

    Grant decide(TokenRequest request) {
        return switch (request.grant()) {
            case null -> new Refused("invalid_request", "grant_type is missing");
            case "password" -> person(request);
            case "client_credentials" -> client(request);
            case String other -> new Refused("unsupported_grant_type", "password or client_credentials, not " + other);
        };
    }

    private Grant person(TokenRequest request) {
        if (!settings.peopleClient().equals(request.client())) {
            return new Refused("invalid_client", "client_id must be " + settings.peopleClient());
        }
        return granted(
                people.get(Objects.requireNonNullElse(request.username(), "")),
                request,
                request.password(),
                "invalid_grant");
    }

    private Grant client(TokenRequest request) {
        return granted(
                clients.get(Objects.requireNonNullElse(request.client(), "")),
                request,
                request.clientSecret(),
                "invalid_client");
    }

    private Grant granted(@Nullable Identity known, TokenRequest request, @Nullable String secret, String error) {
        if (known == null || !settings.secret().equals(secret)) {
            return new Refused(error, "unknown name or wrong secret");
        }
        if (known.isRecipient()) {
            return ofHousehold(known, request.household());
        }
        Identity identity = request.territory().isEmpty() ? known : known.within(request.territory());
        return identity.territory().isEmpty()
                ? new Refused("invalid_scope", "territory outside that of " + known.name())
                : new Granted(identity);
    }

    private static Grant ofHousehold(Identity recipient, @Nullable String household) {
        return household == null || !household.matches("H[0-9A-HJKMNP-TV-Z]{16}")
                ? new Refused(
                        "invalid_request", "household must be the code of the household that she is the recipient of")
                : new Granted(recipient.of(household));
    }
}
