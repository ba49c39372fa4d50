package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Mono;

/** A fact has its consequence and its event in the transaction that adds it, for its household and for no other. */
@ServiceTest
class AssessingAtOnceTest {

    private static final String HOUSEHOLDS = "juntos.affiliation.household.v1";
    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    @Autowired
    AssessingHouseholds assessing;

    @Autowired
    DatabaseClient client;

    @Autowired
    TransactionalOperator transaction;

    private RegisterClient register;

    /** All that A and B lack is a signature. */
    @BeforeEach
    void validatedHouseholds() {
        register = new RegisterClient(http);
        database.execute("truncate household, classification, member, attachment, assembly_result, agreement, standing,"
                + " standing_history, member_told, assessed_day, assessed_household");
        register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,2027-12-31,,,",
                "B,050101,Alto,POBRE,2023-01-01,2027-12-31,,,");
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1990-05-05,JEFE,,PRIMARIA,S",
                "A,A2,10000002,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "B,B1,10000003,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S",
                "B,B2,10000004,Quispe,Huamán,Sol,F,2018-09-02,HIJO,,PRIMARIA,N");
        register.send(
                "asamblea", "X1,050101,Alto,2024-02-01,40,A,VALIDADO,", "X1,050101,Alto,2024-02-01,40,B,VALIDADO,");
        register.send("adscripciones", "A2,E-0123456,2024-04-10", "B2,E-0123456,2024-04-10");
        register.assess(AS_OF);
    }

    @Test
    void a_fact_has_its_consequence_and_event_at_once_for_its_household_only() {
        database.awaitRelayed();
        long told = probe.received(HOUSEHOLDS, code("A")).size();
        assertThat(sign("A", "2026-05-10").as(transaction::transactional).block(Await.LONGEST))
                .isEqualTo(1);
        assertThat(standings()).containsExactly("A:AFFILIATED", "B:VALIDATED");
        Await.until(() -> assertThat(probe.received(HOUSEHOLDS, code("A"))).hasSize((int) told + 1));
        var event = probe.received(HOUSEHOLDS, code("A")).getLast();
        assertThat(event.type()).isEqualTo("pe.juntos.affiliation.household.affiliated.v1");
        assertThat(JsonPath.<String>read(event.json(), "$.affiliatedOn")).isEqualTo("2026-05-10");
    }

    @Test
    void nothing_new_writes_nothing_and_unknown_households_are_passed_over() {
        String before = versions();
        assertThat(assessing
                        .assess(List.of(code("A"), code("B"), "HUNKNOWN"), AS_OF)
                        .as(transaction::transactional)
                        .block(Await.LONGEST))
                .isEqualTo(2);
        assertThat(assessing
                        .assess(List.of(), AS_OF)
                        .as(transaction::transactional)
                        .block(Await.LONGEST))
                .isZero();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void what_the_caller_takes_back_is_neither_written_nor_told() {
        long outbox = told();
        assertThatThrownBy(() -> sign("A", "2026-05-10")
                        .then(Mono.error(new IllegalStateException("taken back")))
                        .as(transaction::transactional)
                        .block(Await.LONGEST))
                .hasMessage("taken back");
        assertThat(standings()).containsExactly("A:VALIDATED", "B:VALIDATED");
        assertThat(told()).isEqualTo(outbox);
        assertThat(database.number("select count(*) from assessed_household")).isZero();
    }

    @Test
    void a_national_assessment_as_of_an_earlier_day_does_not_undo_it() {
        sign("A", "2026-06-10").as(transaction::transactional).block(Await.LONGEST);
        register.assess(LocalDate.of(2026, 5, 31));
        assertThat(standings()).containsExactly("A:AFFILIATED", "B:VALIDATED");
    }

    @Test
    void a_fact_of_an_earlier_day_is_seen_as_of_the_last_national_assessment() {
        sign("A", "2026-02-10").as(transaction::transactional).block(Await.LONGEST);
        assertThat(standings()).containsExactly("A:AFFILIATED", "B:VALIDATED");
        assertThat(database.texts("select decided_on::text from standing_history where state = 'AFFILIATED'"))
                .containsExactly(AS_OF.toString());
    }

    @Test
    void it_waits_for_an_assessment_that_works_on_the_same_households() throws SQLException {
        try (var other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(4, " + Buckets.of(code("A")) + ")");
            CompletableFuture<Long> waiting =
                    sign("A", "2026-05-10").as(transaction::transactional).toFuture();
            Await.until(() -> assertThat(
                            database.number(
                                    "select count(*) from pg_locks where locktype = 'advisory' and classid = 4 and not granted"))
                    .isOne());
            assertThat(waiting).isNotDone();
            other.commit();
            assertThat(waiting).succeedsWithin(Await.LONGEST).isEqualTo(1L);
        }
        assertThat(standings()).containsExactly("A:AFFILIATED", "B:VALIDATED");
    }

    private Mono<Long> sign(String household, String on) {
        return client.sql("insert into agreement (household, bucket, signed_on, means, pay_point)"
                        + " select household, bucket, cast(:day as date), 'BRANCH', 'P1' from household"
                        + " where household = :household")
                .bind("day", on)
                .bind("household", code(household))
                .then()
                .then(assessing.assess(List.of(code(household)), LocalDate.parse(on)));
    }

    private List<String> standings() {
        return database.texts("select h.external_id || ':' || s.state from standing s"
                + " join household h using (household) order by 1");
    }

    private String versions() {
        return String.join(";", database.texts("select xmin::text from standing order by household"))
                + told()
                + database.number("select count(*) from standing_history");
    }

    private long told() {
        database.awaitRelayed();
        return probe.received(HOUSEHOLDS).size();
    }

    private String code(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }
}
