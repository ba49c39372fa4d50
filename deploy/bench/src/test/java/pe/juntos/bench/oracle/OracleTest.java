package pe.juntos.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pe.juntos.sandbox.population.InputFile.ADSCRIPCIONES;
import static pe.juntos.sandbox.population.InputFile.ASAMBLEA;
import static pe.juntos.sandbox.population.InputFile.CONVENIOS;
import static pe.juntos.sandbox.population.InputFile.EDUCACION;
import static pe.juntos.sandbox.population.InputFile.PERSONAS;
import static pe.juntos.sandbox.population.InputFile.RENIEC;
import static pe.juntos.sandbox.population.InputFile.RESPONSABLES;
import static pe.juntos.sandbox.population.InputFile.SALUD;
import static pe.juntos.sandbox.population.InputFile.VISITAS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.bench.TestServer;
import pe.juntos.bench.database.ScratchDatabase;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** The verifying SQL against small folders whose answers are known without it. */
class OracleTest {
    private static final Bimester PERIOD = Bimester.parse("2026-3");
    private static TestServer postgres;

    @TempDir
    Path in;

    @TempDir
    Path out;

    private final InputFolderBuilder files = new InputFolderBuilder();
    private ScratchDatabase database;
    private Oracle oracle;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        database = ScratchDatabase.on(postgres.server(), "oracle_test");
        oracle = new Oracle(database.connection(), PERIOD);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private TreeMap<String, String> rows(String sql) throws SQLException {
        var rows = new TreeMap<String, String>();
        try (var statement = database.connection().createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }

    private TreeMap<String, String> members() throws SQLException, IOException {
        files.writeTo(in);
        oracle.expect(in);
        return rows("select persona_id, concat_ws(' ', condicion, veredicto, motivo) from expected_member");
    }

    private TreeMap<String, String> households() throws SQLException, IOException {
        files.writeTo(in);
        oracle.expect(in);
        return rows("select hogar_id, concat_ws(' ', veredicto, pagable) from expected_household");
    }

    @Test
    void health_verdicts() throws Exception {
        for (String id : List.of("CAME", "AWAY", "BOTH", "SHUT", "NONE", "WEIGHED")) {
            files.healthHousehold(id);
        }
        files.visit("1", "CAME-1", "CRED", "ASISTIO")
                .visit("2", "AWAY-1", "CRED", "NO_ASISTIO")
                .visit("3", "BOTH-1", "CRED", "NO_ASISTIO")
                .visit("4", "BOTH-1", "CRED", "ASISTIO")
                .visit("5", "SHUT-1", "CRED", "NO_ATENDIDO")
                .visit("6", "SHUT-1", "CRED", "NO_ASISTIO")
                .visit("7", "WEIGHED-1", "PESO_TALLA", "NO_ASISTIO");

        assertThat(members())
                .containsEntry("CAME-1", "CRED MET")
                .containsEntry("AWAY-1", "CRED NOT_MET NO_ATTENDANCE")
                .containsEntry("BOTH-1", "CRED MET")
                .containsEntry("SHUT-1", "CRED NOT_VERIFIABLE SERVICE_UNAVAILABLE")
                .containsEntry("NONE-1", "CRED NOT_VERIFIABLE NO_RECORD")
                .containsEntry("WEIGHED-1", "CRED NOT_VERIFIABLE NO_RECORD")
                .hasSize(6);
    }

    @Test
    void school_verdicts() throws Exception {
        for (String id : List.of("LIMIT", "UNDER", "ADDED", "ZERO", "NONE")) {
            files.schoolHousehold(id);
        }
        files.month("1", "LIMIT-1", "2026-05", 20, 10, 7)
                .month("2", "LIMIT-1", "2026-06", 20, 17, 0)
                .month("3", "UNDER-1", "2026-05", 20, 17, 0)
                .month("4", "UNDER-1", "2026-06", 20, 16, 0)
                .month("5", "ADDED-1", "2026-05", 10, 4, 0)
                .line(EDUCACION, "6,2026-3,E-0000002,ADDED-1,2026-05,20,20,0,F-E2,2026-06-01,")
                .line(EDUCACION, "7,2026-3,E-0000002,ADDED-1,2026-06,10,10,0,F-E2,2026-06-01,")
                .month("8", "ZERO-1", "2026-05", 0, 0, 0);

        assertThat(members())
                .containsEntry("LIMIT-1", "SCHOOL MET")
                .containsEntry("UNDER-1", "SCHOOL NOT_MET ATTENDANCE_BELOW_MINIMUM")
                .containsEntry("ADDED-1", "SCHOOL MET")
                .containsEntry("ZERO-1", "SCHOOL NOT_VERIFIABLE")
                .containsEntry("NONE-1", "SCHOOL NOT_VERIFIABLE NO_RECORD");
    }

    @Test
    void refused_evidence_does_not_count() throws Exception {
        files.healthHousehold("H").line(RESPONSABLES, "S-00000001,F-OLD,Sol Quispe,2019-01-01,2026-05-10");
        String start = ",2026-3,S-00000001,H-1,2026-05-10,CRED,ASISTIO,";
        files.line(SALUD, "1" + start + ",2026-05-11,")
                .line(SALUD, "2" + start + "F-S1,,")
                .line(SALUD, "3" + start + "F-OLD,2026-05-11,")
                .line(SALUD, "4" + start + "F-E1,2026-05-11,")
                .line(SALUD, "5,2026-2,S-00000001,H-1,2026-05-10,CRED,ASISTIO,F-S1,2026-05-11,")
                .line(SALUD, "6,2026-3,S-00000001,H-1,2026-04-30,CRED,ASISTIO,F-S1,2026-05-11,")
                .line(SALUD, "7,2026-3,S-00000009,H-1,2026-05-10,CRED,ASISTIO,F-S1,2026-05-11,")
                .line(SALUD, "8,2026-3,S-00000001,H-1,2026-05-10,CRED,VINO,F-S1,2026-05-11,")
                .line(SALUD, "9,2026-3,S-00000001,H-1")
                .line(SALUD, "10,2026-3,S-00000001,H-1,2026-05-10,CRED,ASISTIO,F-S1,2026-05-11,999");

        assertThat(members()).containsEntry("H-1", "CRED NOT_VERIFIABLE NO_RECORD");
    }

    @Test
    void the_old_heads_signature_counts_on_the_last_day() throws Exception {
        files.healthHousehold("H")
                .line(RESPONSABLES, "S-00000001,F-OLD,Sol Quispe,2019-01-01,2026-05-11")
                .line(SALUD, "1,2026-3,S-00000001,H-1,2026-05-10,CRED,ASISTIO,F-OLD,2026-05-11,");

        assertThat(members()).containsEntry("H-1", "CRED MET");
    }

    @Test
    void corrections_supersede_in_any_order_and_conflicts_do_not() throws Exception {
        for (String id : List.of("AFTER", "BEFORE", "CHAIN", "CONFLICT", "UNSIGNED", "SECOND")) {
            files.schoolHousehold(id);
        }
        String good = ",2026-05,20,20,0,F-E1,2026-06-01,";
        String bad = ",2026-05,20,1,0,F-E1,2026-06-01,";
        files.line(EDUCACION, "A1,2026-3,E-0000001,AFTER-1" + bad)
                .line(EDUCACION, "A2,2026-3,E-0000001,AFTER-1" + good + "A1")
                .line(EDUCACION, "B2,2026-3,E-0000001,BEFORE-1" + good + "B1")
                .line(EDUCACION, "B1,2026-3,E-0000001,BEFORE-1" + bad)
                .line(EDUCACION, "C3,2026-3,E-0000001,CHAIN-1" + good + "C2")
                .line(EDUCACION, "C1,2026-3,E-0000001,CHAIN-1" + good)
                .line(EDUCACION, "C2,2026-3,E-0000001,CHAIN-1" + bad + "C1")
                .line(EDUCACION, "D1,2026-3,E-0000001,CONFLICT-1" + good)
                .line(EDUCACION, "D1,2026-3,E-0000001,CONFLICT-1" + bad)
                .line(EDUCACION, "E1,2026-3,E-0000001,UNSIGNED-1" + good)
                .line(EDUCACION, "E2,2026-3,E-0000001,UNSIGNED-1,2026-05,20,1,0,,2026-06-01,E1")
                .line(EDUCACION, "F1,2026-3,E-0000001,SECOND-1" + good)
                .line(EDUCACION, "F2,2026-3,E-0000001,SECOND-1" + bad);

        assertThat(members().values()).hasSize(6).containsOnly("SCHOOL MET");
    }

    @Test
    void impossible_days_are_refused() throws Exception {
        files.schoolHousehold("H")
                .month("1", "H-1", "2026-05", 20, 21, 0)
                .month("2", "H-1", "2026-05", 20, 20, 1)
                .month("3", "H-1", "2026-05", 20, -1, 0)
                .month("4", "H-1", "2026-07", 20, 20, 0)
                .month("5", "H-1", "2026-06", 31, 31, 0);

        assertThat(members()).containsEntry("H-1", "SCHOOL NOT_VERIFIABLE NO_RECORD");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-02, NINGUNO, CRED", // a day under two years
        "2024-05-01, NINGUNO, CRED",
        "2024-05-02, INICIAL, CRED",
        "2024-05-01, INICIAL, INICIAL",
        "2020-05-02, INICIAL, INICIAL",
        "2020-05-02, NINGUNO, CRED",
        "2020-05-01, NINGUNO, SCHOOL",
        "2006-05-02, SECUNDARIA, SCHOOL",
        "2006-05-01, SECUNDARIA, ",
        "2008-05-01, SECUNDARIA_COMPLETA, ",
        "2026-05-02, NINGUNO, " // born after the reference date
    })
    void conditions_on_both_sides_of_every_age(String birth, String level, String condition) throws Exception {
        files.schoolHousehold("H").child("H", "H-2", birth, level).attached("H-2", "2024-12-01");

        members();

        assertThat(rows("select persona_id, condicion from expected_member").get("H-2"))
                .isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, PRENATAL", "2026-04-30, ", "2027-02-05, PRENATAL", "2027-02-06, "})
    void pregnancy_lasts_280_days(String due, String condition) throws Exception {
        files.schoolHousehold("H").line(PERSONAS, "H,H-2,,Quispe,Mamani,Flor,F,1999-01-01,HIJO," + due + ",SUPERIOR,N");

        members();

        assertThat(rows("select persona_id, condicion from expected_member").get("H-2"))
                .isEqualTo(condition);
    }

    @Test
    void a_household_is_what_its_members_are() throws Exception {
        for (String id : List.of("MET", "BREACH", "SILENT", "EXCUSED", "ALONE")) {
            files.healthHousehold(id)
                    .visit(id + "1", id + "-1", "CRED", "ASISTIO")
                    .child(id, id + "-2", "2016-03-03", "PRIMARIA")
                    .attached(id + "-2", "2024-12-01");
        }
        files.month("1", "MET-2", "2026-05", 20, 20, 0)
                .month("2", "BREACH-2", "2026-05", 20, 2, 0)
                .month("3", "EXCUSED-2", "2026-05", 20, 2, 0)
                .exception("X1", "EXCUSED-2", "ana", "luis")
                .month("4", "ALONE-2", "2026-05", 20, 2, 0)
                .exception("X2", "ALONE-2", "ana", "ana");

        assertThat(households())
                .containsEntry("MET", "MET S")
                .containsEntry("BREACH", "NOT_MET N")
                .containsEntry("SILENT", "NOT_VERIFIABLE S")
                .containsEntry("EXCUSED", "MET S")
                .containsEntry("ALONE", "NOT_MET N");
    }

    @Test
    void affiliation_is_dated_by_the_latest_fact() throws Exception {
        files.household("BEFORE", "2026-04-30")
                .child("BEFORE", "B-1", "2016-03-03", "PRIMARIA")
                .attached("B-1", "2026-04-30")
                .household("WITHIN", "2026-04-30")
                .child("WITHIN", "W-1", "2016-03-03", "PRIMARIA")
                .attached("W-1", "2026-05-01")
                .household("LAST", "2026-06-30")
                .child("LAST", "L-1", "2016-03-03", "PRIMARIA")
                .attached("L-1", "2026-06-30")
                .household("AFTER", "2026-06-30")
                .child("AFTER", "A-1", "2016-03-03", "PRIMARIA")
                .attached("A-1", "2026-07-01")
                .schoolHousehold("MOVED")
                .line(ADSCRIPCIONES, "MOVED-1,E-0000002,2026-05-15");

        assertThat(households())
                .containsEntry("BEFORE", "NOT_VERIFIABLE S")
                .containsEntry("WITHIN", "WAIVED S")
                .containsEntry("LAST", "WAIVED S")
                .containsEntry("MOVED", "NOT_VERIFIABLE S")
                .doesNotContainKey("AFTER");
    }

    @Test
    void who_is_not_affiliated() throws Exception {
        files.schoolHousehold("GOOD").line(RENIEC, "10000001,Quispe,Mamani,Luz,VIVO,");
        files.listed("RICH", "NO_POBRE").child("RICH", "R-1", "2016-03-03", "PRIMARIA");
        files.line(CONVENIOS, "RICH,2024-12-01,CUENTA,04123,").attached("R-1", "2024-12-01");
        files.schoolHousehold("REMOVED").line(ASAMBLEA, "A2,050202,Centro,2025-02-05,30,REMOVED,RETIRADO,MIGRO");
        files.schoolHousehold("ELSEWHERE").line(VISITAS, "ELSEWHERE,2025-01-05,G1,NO_CORRESPONDE");
        files.household("LOOSE", "2024-12-01").child("LOOSE", "LOOSE-1", "2016-03-03", "PRIMARIA");
        files.household("EMPTY", "2024-12-01");
        files.listed("NAMELESS", "POBRE")
                .line(PERSONAS, "NAMELESS,N-M,,Quispe,Mamani,Luz,F,1990-01-01,JEFE,,PRIMARIA,S")
                .child("NAMELESS", "N-1", "2016-03-03", "PRIMARIA")
                .line(VISITAS, "NAMELESS,2024-01-05,G1,VERIFICADO")
                .line(ASAMBLEA, "A1,050202,Centro,2024-02-05,30,NAMELESS,VALIDADO,")
                .line(CONVENIOS, "NAMELESS,2024-12-01,CUENTA,04123,")
                .attached("N-1", "2024-12-01");

        assertThat(households()).containsOnlyKeys("GOOD");
    }

    @Test
    void who_grew_up_leaves_a_household_without_target_members() throws Exception {
        files.household("H", "2025-01-10")
                .child("H", "H-1", "2006-04-01", "SECUNDARIA")
                .attached("H-1", "2025-01-10");

        assertThat(households()).containsEntry("H", "NO_TARGET_MEMBERS N");
    }

    @Test
    void in_one_file_the_first_line_of_an_id_stands() throws Exception {
        files.schoolHousehold("H")
                .line(PERSONAS, "H,H-1,,Quispe,Mamani,Sol,M,1980-03-03,HIJO,,PRIMARIA,N")
                .listed("H", "NO_POBRE");

        assertThat(members()).containsOnlyKeys("H-1");
    }

    @Test
    void a_wrong_check_character_and_a_second_owner_of_a_dni_are_refused() throws Exception {
        files.schoolHousehold("H")
                .line(PERSONAS, "H,H-2,17801146-1,Quispe,Mamani,Rumi,M,2016-01-01,HIJO,,PRIMARIA,N")
                .line(PERSONAS, "H,H-3,17801146-0,Quispe,Mamani,Inti,M,2016-01-01,HIJO,,PRIMARIA,N")
                .line(PERSONAS, "H,H-4,17801146-D,Quispe,Mamani,Killa,F,2016-01-01,HIJO,,PRIMARIA,N")
                .attached("H-3", "2024-12-01");

        assertThat(members()).containsOnlyKeys("H-1", "H-3");
    }

    @Test
    void transfers_are_held_for_what_makes_them_unsafe() throws Exception {
        for (String id : List.of("PAID", "DEAD", "OTHER", "UNKNOWN")) {
            files.schoolHousehold(id);
        }
        files.validated("NOACCOUNT")
                .line(CONVENIOS, "NOACCOUNT,2024-12-01,VENTANILLA,,")
                .child("NOACCOUNT", "NOACCOUNT-1", "2016-03-03", "PRIMARIA")
                .attached("NOACCOUNT-1", "2024-12-01");
        files.line(RENIEC, "10000001,QUISPE,Mamani,Luz,VIVO,")
                .line(RENIEC, "10000002,Quispe,Mamani,Luz,FALLECIDO,2026-06-30")
                .line(RENIEC, "10000003,Otro,Mamani,Luz,VIVO,")
                .line(RENIEC, "10000005,Quispe,Mamani,Luz,VIVO,");
        files.writeTo(in);
        var totals = oracle.expect(in);

        assertThat(rows("select hogar_id, concat(monto, ' ', held) from expected_transfer"))
                .containsEntry("PAID", "200.00 f")
                .containsEntry("DEAD", "200.00 t")
                .containsEntry("OTHER", "200.00 t")
                .containsEntry("UNKNOWN", "200.00 t")
                .containsEntry("NOACCOUNT", "200.00 t");
        assertThat(totals.count("transfers", "HELD")).isEqualTo(4);
        assertThat(totals.count("transfers", "ORDERED")).isEqualTo(1);
    }

    @Test
    void a_file_with_another_header_is_not_read() throws Exception {
        files.writeTo(in);
        Files.writeString(in.resolve("salud.csv"), "id,what\n1,2\n");

        assertThatThrownBy(() -> oracle.expect(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("salud.csv");
    }

    @Test
    void a_generated_population_is_mostly_affiliated_and_paid() throws Exception {
        PopulationGenerator.generate(GeneratorRequest.of(3_000, 9, PERIOD, in));
        var totals = oracle.expect(in);

        long affiliated = totals.count("households", "AFFILIATED");
        assertThat(affiliated).isBetween(2_650L, 2_850L);
        assertThat(totals.count("households", "NOT_MET")).isBetween(affiliated / 30, affiliated / 10);
        assertThat(totals.count("households", "PAYABLE"))
                .isEqualTo(totals.count("transfers", "HELD") + totals.count("transfers", "ORDERED"));
        for (String outcome : List.of("MET", "NOT_MET", "NOT_VERIFIABLE", "EXEMPT", "WAIVED")) {
            assertThat(totals.count("members", outcome)).as(outcome).isPositive();
        }
    }

    @Test
    void results_as_expected_hold_and_every_tampering_is_found() throws Exception {
        PopulationGenerator.generate(GeneratorRequest.of(400, 9, PERIOD, in));
        oracle.expect(in);
        export(
                "veredictos.csv",
                "hogar_id,persona_id,eje,condicion,veredicto,motivos,politica",
                "select hogar_id, persona_id, eje, condicion, veredicto, concat_ws('|', motivo, 'OTHER'), 'v1' from expected_member");
        export(
                "hogares-veredicto.csv",
                "hogar_id,veredicto,pagable",
                "select hogar_id, veredicto, pagable from expected_household");
        export(
                "abonos.csv",
                "hogar_id,periodo,componente,monto,estado,motivo",
                "select hogar_id, periodo, componente, monto, case when held then 'HELD' else 'CREDITED' end, '' from expected_transfer");
        assertThat(compared()).isEmpty();

        var members = Files.readAllLines(out.resolve("veredictos.csv"));
        assertThat(tampered(
                        "veredictos.csv",
                        members,
                        1,
                        line -> line.replaceFirst(",MET,|,NOT_VERIFIABLE,|,NOT_MET,|,EXEMPT,|,WAIVED,", ",XX,")))
                .contains("veredictos.csv other verdict 1");
        assertThat(tampered("veredictos.csv", members, 2, line -> null)).contains("veredictos.csv missing 1");
        assertThat(tampered("veredictos.csv", members, 3, line -> line + "\n" + line))
                .contains("veredictos.csv repeated 1");
        var homes = Files.readAllLines(out.resolve("hogares-veredicto.csv"));
        assertThat(tampered(
                        "hogares-veredicto.csv",
                        homes,
                        1,
                        line -> line.endsWith("S") ? line.replaceFirst("S$", "N") : line.replaceFirst("N$", "S")))
                .contains("hogares-veredicto.csv other payable 1");
        assertThat(tampered("hogares-veredicto.csv", homes, 2, line -> line + "\nSF99999999,MET,S"))
                .contains("hogares-veredicto.csv not expected 1");
        var transfers = Files.readAllLines(out.resolve("abonos.csv"));
        assertThat(tampered("abonos.csv", transfers, 1, line -> line.replace("200.00", "200.01")))
                .contains("abonos.csv other amount 1");
        assertThat(tampered(
                        "abonos.csv",
                        transfers,
                        2,
                        line -> line.contains("HELD")
                                ? line.replace("HELD", "CREDITED")
                                : line.replace("CREDITED", "HELD")))
                .isNotEmpty();
        assertThat(tampered("abonos.csv", transfers, 3, line -> null)).contains("abonos.csv missing 1");
    }

    private interface Tampering {
        String of(String line);
    }

    private List<String> tampered(String file, List<String> lines, int number, Tampering tampering) throws Exception {
        var changed = new ArrayList<>(lines);
        String line = tampering.of(lines.get(number));
        if (line == null) {
            changed.remove(number);
        } else {
            changed.set(number, line);
        }
        Files.write(out.resolve(file), changed);
        var faults = compared();
        Files.write(out.resolve(file), lines);
        return faults;
    }

    private List<String> compared() throws Exception {
        try (var statement = database.connection().createStatement()) {
            statement.execute(
                    "drop table if exists got_veredictos, got_hogares_veredicto, got_abonos, wrong_member, wrong_household, wrong_transfer");
        }
        return oracle.compare(out).stream()
                .map(fault -> fault.file() + " " + fault.kind() + " " + fault.count())
                .toList();
    }

    private void export(String file, String header, String sql) throws Exception {
        var lines = new ArrayList<>(List.of(header));
        try (var statement = database.connection().createStatement();
                var result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(result.getString(i));
                }
                lines.add(String.join(",", cells));
            }
        }
        Files.write(out.resolve(file), lines);
    }
}
