package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.event.EventHandler;

/**
 * Whatever a service knows by hearing of it is made anew by one command, and nothing is decided by it; what is not has a reason that
 * stands here. A new table with a version, or a new listener, fails until it is one or the other.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RebuiltProjections {

    private static final String COUNTS = "select table_name || ' ' || (xpath('/row/c/text()', query_to_xml(format("
            + "'select count(*) as c from %I', table_name), false, true, '')))[1]::text from information_schema.tables"
            + " where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('job', 'job_chunk', 'outbox')"
            + " and table_name not like 'audit%'"
            + " order by 1";

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private WebTestClient client;

    @Autowired
    private List<EventHandler> handlers;

    private int rebuilt;

    /**
     * A projection and what is told of one thing, in the words of the other service's samples.
     *
     * @param listener the projection's name
     * @param module whose samples
     * @param entity whose topic
     * @param events in the order in which they are told, from version 1
     * @param wrong sets what a bug would have left
     * @param anew a column that a lost row has as of its rebuilding
     */
    public record Told(
            String listener,
            String module,
            String entity,
            String key,
            List<String> events,
            String table,
            String wrong,
            String anew) {

        public Told(
                String listener,
                String module,
                String entity,
                String key,
                List<String> events,
                String table,
                String wrong) {
            this(listener, module, entity, key, events, table, wrong, "");
        }

        @Override
        public String toString() {
            return listener;
        }

        private String service() {
            return module.replace("-service", "");
        }

        private String topic() {
            return "juntos." + service() + "." + entity + ".v1";
        }
    }

    /** One of each projection. */
    protected abstract Stream<Told> told();

    /** Tables with a version that are no projections, and why. */
    protected abstract Map<String, String> own();

    /** Listeners that keep nothing but decisions of the service's own, and what they decide. */
    protected abstract Map<String, String> deciding();

    /** The service's path. */
    protected abstract String service();

    @Test
    void everyTableWithAVersionIsMadeAnewOrSaysWhyNot() {
        var tables = database.texts("select distinct c.table_name::text from information_schema.columns c"
                + " join information_schema.tables t using (table_schema, table_name)"
                + " where c.table_schema = 'public' and c.column_name = 'version' and t.table_type = 'BASE TABLE'"
                + " and c.table_name not like 'flyway%'");
        var known = new TreeSet<>(own().keySet());
        handlers.forEach(handler -> known.addAll(handler.projects()));
        assertThat(tables).containsExactlyInAnyOrderElementsOf(known);
        assertThat(own().values()).noneMatch(String::isBlank);
    }

    @Test
    void everyListenerKeepsAProjectionOrSaysWhatItDecides() {
        var deciding = handlers.stream()
                .filter(handler -> handler.projects().isEmpty())
                .map(EventHandler::name)
                .collect(Collectors.toSet());
        assertThat(deciding).isEqualTo(deciding().keySet());
        assertThat(told().map(Told::listener))
                .as("each is rebuilt below")
                .containsExactlyInAnyOrderElementsOf(handlers.stream()
                        .map(EventHandler::name)
                        .filter(name -> !deciding.contains(name))
                        .toList());
    }

    @Test
    void aListenerThatDecidesIsRefusedWithWhatToDoInstead() {
        for (var listener : deciding().keySet()) {
            var said = new String(ask(listener, HttpStatus.CONFLICT), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(said).contains("NOT_A_PROJECTION", listener, "restauración");
        }
    }

    @ParameterizedTest
    @MethodSource("told")
    void whatWasLostOrAlteredIsAsItWasToldLastAndNothingIsDecidedByIt(Told told) {
        long version = 0;
        for (var event : told.events()) {
            version++;
            probe.publish(
                    told.topic(),
                    told.key(),
                    "pe." + told.topic().replace(".v1", "." + event + ".v1"),
                    version,
                    ContractCheck.sampleOf(told.module(), told.entity(), event));
        }
        var newest = version;
        Await.until(() -> assertThat(database.number("select coalesce(max(version), 0) from " + told.table()))
                .isEqualTo(newest));
        var right = rows(told);
        assertThat(right).isNotEmpty();
        var before = counts();

        database.execute("update " + told.table() + " set " + told.wrong());
        assertThat(rows(told)).as("it is altered").isNotEqualTo(right);
        rebuild(told.listener());
        assertThat(rows(told)).isEqualTo(right);

        database.execute("delete from " + told.table() + " where version > 0");
        rebuild(told.listener());
        assertThat(rows(told)).isEqualTo(right);
        assertThat(counts())
                .as("nothing came of it")
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isLessThanOrEqualTo(before.get(table)));
    }

    private Map<String, Long> counts() {
        return database.texts(COUNTS).stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> Long.valueOf(line[1])));
    }

    private List<String> rows(Told told) {
        return database.texts("select (to_jsonb(t) - '" + told.anew() + "')::text from " + told.table()
                + " t where version > 0 order by 1");
    }

    private void rebuild(String listener) {
        ask(listener, HttpStatus.ACCEPTED);
        rebuilt++;
        Await.until(() -> assertThat(
                        database.number("select count(*) from job where kind = 'rebuild' and state = 'FINISHED'"))
                .isEqualTo(rebuilt));
    }

    private byte[] ask(String listener, HttpStatus status) {
        return client.post()
                .uri("/{service}/projections/{listener}/rebuild", service(), listener)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar.opera", "OPERATOR"))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
    }
}
