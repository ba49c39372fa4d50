package pe.juntos.affiliation.targeting.adapter;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, and where the next begins; null at the end. */
record Paging<T>(List<T> items, @Nullable String next) {

    static final String STAFF =
            "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER'," + "'AUDITOR','OPERATOR')";

    private static final int MOST = 500;

    static int limit(int asked) {
        return Math.clamp(asked, 1, MOST);
    }

    static <T> Paging<T> of(List<T> items, int limit, Function<T, String> cursor) {
        return new Paging<>(items, items.size() < limit ? null : cursor.apply(items.getLast()));
    }

    /** A district or the beginning of one; anything else matches none. */
    static String digits(String district) {
        return district.matches("[0-9]{0,6}") ? district : "-";
    }
}
