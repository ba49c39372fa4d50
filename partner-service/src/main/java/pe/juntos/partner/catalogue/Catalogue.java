package pe.juntos.partner.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All programmes, each code once. */
public final class Catalogue {

    private final List<Programme> programmes;
    private final Map<String, Programme> byCode;

    public Catalogue(List<Programme> programmes) {
        this.programmes = List.copyOf(programmes);
        this.byCode = programmes.stream().collect(Collectors.toMap(Programme::code, Function.identity()));
    }

    public List<Programme> programmes() {
        return programmes;
    }

    public Optional<Programme> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
