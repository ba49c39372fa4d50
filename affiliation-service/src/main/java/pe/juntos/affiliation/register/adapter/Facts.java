package pe.juntos.affiliation.register.adapter;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of staged lines.
 *
 * @param ofHouseholds whether each speaks of a household that must be in the register
 * @param key columns of staging that identify a fact
 * @param upserts statements that may name {@code :import}, {@code :first} and {@code :last}
 * @param tables that they fill
 */
record Facts(boolean ofHouseholds, List<String> key, List<String> upserts, List<String> tables) {

    /** One table whose columns are named as in staging; a line that says nothing new writes nothing. */
    static Facts in(String table, String staging, List<String> key, List<String> values) {
        return new Facts(false, key, List.of(upsert(table, staging, key, List.of(), values)), List.of(table));
    }

    /** The same for facts of households, which lie in the household's bucket. */
    static Facts ofHouseholds(String table, String staging, List<String> key, List<String> values) {
        return new Facts(true, key, List.of(upsert(table, staging, key, List.of("bucket"), values)), List.of(table));
    }

    private static String upsert(
            String table, String staging, List<String> key, List<String> fixed, List<String> values) {
        String columns = Stream.of(key, fixed, values).flatMap(List::stream).collect(Collectors.joining(", "));
        return """
            insert into %1$s as stored (%2$s)
            select %2$s from %3$s
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (%4$s) do update set %5$s
            where (%6$s) is distinct from (%7$s)
            """.formatted(
                        table,
                        columns,
                        staging,
                        String.join(", ", key),
                        each(values, "%1$s = excluded.%1$s"),
                        each(values, "stored.%s"),
                        each(values, "excluded.%s"));
    }

    private static String each(List<String> columns, String pattern) {
        return columns.stream().map(pattern::formatted).collect(Collectors.joining(", "));
    }
}
