package pe.juntos.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Households written by hand, each for one rule, whose verdict and transfer follow from the rules alone. All have a
 * mother, an agreement of 2024 and a child of ten in primary school unless said otherwise.
 */
enum KnownHouseholds {
    /** 34 of 40 days: exactly 85 % (VER-1). */
    MET_EXACTLY(17, 17, "MET", "S"),
    /** 33 of 40 days. */
    NOT_MET(17, 16, "NOT_MET", "N"),
    /** 30 of 40 days, and a correction that comes after the close (VER-5). */
    CORRECTED_LATE(15, 15, "NOT_MET", "N"),
    /** 30 of 40 days, and an approved exception. */
    EXEMPT(15, 15, "MET", "S"),
    /** The school said nothing (VER-3). */
    SILENT(-1, -1, "NOT_VERIFIABLE", "S"),
    /** The school's record has no signature, so it said nothing (EVI-1). */
    UNSIGNED(20, 20, "NOT_VERIFIABLE", "S"),
    /** Affiliated within the period (CAL-3). */
    NEW(-1, -1, "WAIVED", "S"),
    /** The mother is not in RENIEC's file: paid once she is (PAY-5). */
    HELD(20, 20, "MET", "S"),
    /** The child changed school before the period, as a file of life events says (AFF-5); the old school's records count. */
    MOVED(20, 20, "MET", "S");

    static final String NEW_SCHOOL = "E-9900002";
    static final String SCHOOL = "E-9900001";
    private static final String SIGNATURE = "F-9900001-1";

    private final int daysInMay;
    private final int daysInJune;
    private final String verdict;
    private final String payable;

    KnownHouseholds(int daysInMay, int daysInJune, String verdict, String payable) {
        this.daysInMay = daysInMay;
        this.daysInJune = daysInJune;
        this.verdict = verdict;
        this.payable = payable;
    }

    String id() {
        return "KNOWN-" + name();
    }

    String child() {
        return id() + "-2";
    }

    String verdict() {
        return verdict;
    }

    String payable() {
        return payable;
    }

    /** Adds the lines of all of them to the files of a folder. */
    static void addTo(Path folder) throws IOException {
        var district =
                Files.readAllLines(folder.resolve("distritos.csv")).get(1).substring(0, 6);
        var lines = new LinkedHashMap<String, List<String>>();
        add(lines, "establecimientos", SCHOOL + ",EDUCACION,Escuela 99," + district + ",UGEL 99,-13.0,-73.0");
        add(lines, "establecimientos", NEW_SCHOOL + ",EDUCACION,Escuela 98," + district + ",UGEL 99,-13.0,-73.0");
        add(lines, "responsables", SCHOOL + "," + SIGNATURE + ",Delia Quispe Rojas,2020-01-01,");
        for (var household : values()) {
            household.register(lines, district);
            household.evidence(lines);
        }
        write(folder, lines);
    }

    /** The correction that comes after the close. */
    static Path late(Path folder) throws IOException {
        Files.createDirectories(folder);
        var lines = new ArrayList<String>();
        lines.add("evidencia_id,periodo,establecimiento,persona_id,mes,dias_lectivos,dias_asistidos,dias_justificados,"
                + "firma,firmado_el,sustituye");
        lines.add(CORRECTED_LATE.record("L1", "2026-05", 19, SIGNATURE, CORRECTED_LATE.record("05")));
        lines.add(CORRECTED_LATE.record("L2", "2026-06", 19, SIGNATURE, CORRECTED_LATE.record("06")));
        Files.write(folder.resolve("educacion.csv"), lines);
        return folder;
    }

    private void register(Map<String, List<String>> lines, String district) {
        var dni = "7990000" + ordinal();
        var agreed = this == NEW ? "2026-05-15" : "2024-02-01";
        add(lines, "hogares", id() + "," + district + ",Conocido,POBRE_EXTREMO,2023-01-01,,Sin calle,-13.0,-73.0");
        add(
                lines,
                "personas",
                id() + "," + id() + "-1," + dni + ",Quispe,Mamani,Rosa " + name() + ",F,1990-03-04,JEFE,,PRIMARIA,S");
        add(lines, "personas", id() + "," + child() + ",,Quispe,Mamani,Luis,M,2015-09-10,HIJO,,PRIMARIA,N");
        if (this != HELD) {
            add(lines, "reniec", dni + ",Quispe,Mamani,Rosa " + name() + ",VIVO,");
        }
        add(lines, "visitas", id() + ",2024-01-10,G-99,VERIFICADO");
        add(lines, "asamblea", "A-99," + district + ",Conocido,2024-01-20,30," + id() + ",VALIDADO,");
        add(lines, "convenios", id() + "," + agreed + ",CUENTA,0499000000000" + ordinal() + ",");
        add(lines, "adscripciones", child() + "," + SCHOOL + ",2024-01-25");
    }

    private void evidence(Map<String, List<String>> lines) {
        if (daysInMay < 0) {
            return;
        }
        var signature = this == UNSIGNED ? "" : SIGNATURE;
        add(lines, "educacion", record("05", "2026-05", daysInMay, signature, ""));
        add(lines, "educacion", record("06", "2026-06", daysInJune, signature, ""));
        if (this == EXEMPT) {
            add(lines, "excepciones", "X-" + id() + ",2026-3," + child() + ",ENFERMEDAD,Constancia,G-99,C-99");
        }
    }

    private String record(String suffix) {
        return id() + "-" + suffix;
    }

    private String record(String suffix, String month, int attended, String signature, String replaces) {
        return String.join(
                ",",
                record(suffix),
                "2026-3",
                SCHOOL,
                child(),
                month,
                "20",
                Integer.toString(attended),
                "0",
                signature,
                signature.isEmpty() ? "" : "2026-06-30",
                replaces);
    }

    private static void add(Map<String, List<String>> lines, String file, String line) {
        lines.computeIfAbsent(file, name -> new ArrayList<>()).add(line);
    }

    private static void write(Path folder, Map<String, List<String>> lines) throws IOException {
        for (var file : lines.entrySet()) {
            Files.write(
                    folder.resolve(file.getKey() + ".csv"),
                    file.getValue(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
        }
    }
}
