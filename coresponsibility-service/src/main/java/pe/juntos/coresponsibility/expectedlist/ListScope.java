package pe.juntos.coresponsibility.expectedlist;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;

/** Whose lists are asked for. */
public sealed interface ListScope {
    Pattern DISTRICTS = Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}");
    Pattern NETWORKS = Pattern.compile("[0-9]{2}-[A-Z0-9-]*");

    record OfEstablishment(String code) implements ListScope {}

    /** Of a network, and of those below it. */
    record OfNetwork(String code) implements ListScope {}

    /** @param prefix of a district, a province or a department (UBIGEO) */
    record OfDistrict(String prefix) implements ListScope {}

    /** The scope that a request names; empty unless it names exactly one. */
    static Optional<ListScope> of(@Nullable String establishment, @Nullable String network, @Nullable String district) {
        if (Stream.of(Optional.ofNullable(establishment), Optional.ofNullable(network), Optional.ofNullable(district))
                        .flatMap(Optional::stream)
                        .count()
                != 1) {
            return Optional.empty();
        }
        if (establishment != null) {
            return EstablishmentCode.parse(establishment).map(code -> new OfEstablishment(code.text()));
        }
        if (network != null) {
            return Optional.of(network)
                    .filter(code -> NETWORKS.matcher(code).matches())
                    .map(OfNetwork::new);
        }
        return Optional.ofNullable(district)
                .filter(prefix -> DISTRICTS.matcher(prefix).matches())
                .map(OfDistrict::new);
    }
}
