package pe.juntos.affiliation.register;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a list of districts has what the catalogue needs: by the names that published lists use, or as the sender says.
 * The code is INEI's: a list's RENIEC codes are another numbering and never taken.
 *
 * @param header all columns of the list, as it names them
 */
public record UbigeoColumns(List<String> header, String ubigeo, String district, String province, String department) {

    /** What the catalogue needs, and the column names that stand for it, the first found wins. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "ubigeo", List.of("ubigeo", "inei", "ubigeo_inei", "cod_ubigeo_inei", "ubigeo_distrito", "iddist"),
            "distrito", List.of("distrito", "nombre", "nombre_distrito", "nombdist"),
            "provincia", List.of("provincia", "nombre_provincia", "nombprov"),
            "departamento", List.of("departamento", "nombre_departamento", "nombdep"));

    public UbigeoColumns {
        header = List.copyOf(header);
    }

    /** The catalogue's own columns. */
    public static UbigeoColumns plain() {
        return new UbigeoColumns(
                List.of("ubigeo", "distrito", "provincia", "departamento"),
                "ubigeo",
                "distrito",
                "provincia",
                "departamento");
    }

    /**
     * @param given column of the list by what it stands for, {@code ubigeo}, {@code distrito}, {@code provincia} or
     *     {@code departamento}; what is not given is looked for
     * @return empty if the list lacks one of them, or names a column twice
     */
    public static Optional<UbigeoColumns> in(List<String> header, Map<String, String> given) {
        if (header.stream().distinct().count() < header.size()
                || !NAMES.keySet().containsAll(given.keySet())) {
            return Optional.empty();
        }
        var found = new HashMap<String, String>();
        NAMES.forEach((what, names) -> column(header, given.get(what), names).ifPresent(c -> found.put(what, c)));
        return found.size() < NAMES.size()
                ? Optional.empty()
                : Optional.of(new UbigeoColumns(
                        header,
                        found.getOrDefault("ubigeo", ""),
                        found.getOrDefault("distrito", ""),
                        found.getOrDefault("provincia", ""),
                        found.getOrDefault("departamento", "")));
    }

    private static Optional<String> column(
            List<String> header, @org.jspecify.annotations.Nullable String given, List<String> names) {
        if (given != null) {
            return header.contains(given) ? Optional.of(given) : Optional.empty();
        }
        Map<String, String> byName =
                header.stream().collect(Collectors.toMap(c -> c.toLowerCase(Locale.ROOT), c -> c, (first, _) -> first));
        return names.stream().filter(byName::containsKey).findFirst().map(byName::get);
    }
}
