package pe.juntos.platform.database;

import io.r2dbc.spi.R2dbcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database itself says of an error, however often it was wrapped. */
public final class SqlState {
    /** 22021 bytes that are no text, 22P05 the same in JSON: a NUL character, which PostgreSQL cannot keep. */
    private static final List<String> NO_TEXT = List.of("22021", "22P05");

    /** 22007 no date, 22008 one beyond the calendar of PostgreSQL, 22009 one so far beyond that it is read as something else. */
    private static final List<String> NO_DATE = List.of("22007", "22008", "22009");

    private SqlState() {}

    /** Empty if the error is not the database's. */
    public static Optional<String> of(@Nullable Throwable error) {
        return causes(error).stream()
                .flatMap(e -> e instanceof R2dbcException sql && sql.getSqlState() != null
                        ? Optional.of(sql.getSqlState()).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    /** Whether somebody sent a text that no database takes. */
    public static boolean isNoText(Throwable error) {
        return of(error).filter(NO_TEXT::contains).isPresent();
    }

    /** The same of a date, in a year that Java has and the database has not. */
    public static boolean isNoDate(Throwable error) {
        return of(error).filter(NO_DATE::contains).isPresent();
    }

    static List<Throwable> causes(@Nullable Throwable error) {
        var causes = new ArrayList<Throwable>();
        for (var e = error; e != null && !causes.contains(e); e = e.getCause()) {
            causes.add(e);
        }
        return causes;
    }
}
