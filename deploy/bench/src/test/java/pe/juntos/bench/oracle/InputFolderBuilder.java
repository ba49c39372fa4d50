package pe.juntos.bench.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import pe.juntos.sandbox.population.InputFile;

/** A folder of input files written by hand, in domain words. Period 2026-3: May and June 2026. */
final class InputFolderBuilder {
    private final Map<InputFile, StringBuilder> files = new EnumMap<>(InputFile.class);
    private int records;

    InputFolderBuilder() {
        district("050202");
        establishment("S-00000001", "F-S1");
        establishment("E-0000001", "F-E1");
        establishment("E-0000002", "F-E2");
    }

    InputFolderBuilder line(InputFile file, String line) {
        files.computeIfAbsent(file, f -> new StringBuilder(String.join(",", f.header()) + "\n"))
                .append(line)
                .append('\n');
        return this;
    }

    InputFolderBuilder district(String ubigeo) {
        return line(InputFile.DISTRITOS, ubigeo + ",Chuschi,Cangallo,Ayacucho,2005-11-01");
    }

    InputFolderBuilder establishment(String code, String signature) {
        String type = code.startsWith("S") ? "SALUD" : "EDUCACION";
        line(InputFile.ESTABLECIMIENTOS, code + "," + type + ",Uno,050202,RED,,");
        return line(InputFile.RESPONSABLES, code + "," + signature + ",Luz Quispe,2020-01-01,");
    }

    /** A poor household with its mother as recipient, visited, validated and signed on a day; attach its members apart. */
    InputFolderBuilder household(String id, String signedOn) {
        return validated(id).line(InputFile.CONVENIOS, id + "," + signedOn + ",CUENTA,04123,");
    }

    /** The same, not yet signed. */
    InputFolderBuilder validated(String id) {
        listed(id, "POBRE");
        line(InputFile.PERSONAS, id + "," + id + "-M," + dni() + ",Quispe,Mamani,Luz,F,1990-01-01,JEFE,,PRIMARIA,S");
        line(InputFile.VISITAS, id + ",2024-01-05,G1,VERIFICADO");
        return line(InputFile.ASAMBLEA, "A1,050202,Centro,2024-02-05,30," + id + ",VALIDADO,");
    }

    private String dni() {
        return String.format("%08d", 10_000_000 + ++records);
    }

    InputFolderBuilder listed(String id, String socioEconomicClass) {
        return line(InputFile.HOGARES, id + ",050202,Centro," + socioEconomicClass + ",2023-01-01,,,,");
    }

    InputFolderBuilder child(String household, String id, String birth, String level) {
        line(InputFile.PERSONAS, household + "," + id + ",,Quispe,Mamani,Sol,M," + birth + ",HIJO,," + level + ",N");
        return this;
    }

    InputFolderBuilder attached(String person, String since) {
        return line(InputFile.ADSCRIPCIONES, person + ",S-00000001," + since);
    }

    /** A household with one child under two years, affiliated in 2024. */
    InputFolderBuilder healthHousehold(String id) {
        return household(id, "2024-12-01")
                .child(id, id + "-1", "2024-10-10", "NINGUNO")
                .attached(id + "-1", "2024-12-01");
    }

    /** A household with one pupil of ten years, affiliated in 2024. */
    InputFolderBuilder schoolHousehold(String id) {
        return household(id, "2024-12-01")
                .child(id, id + "-1", "2016-03-03", "PRIMARIA")
                .attached(id + "-1", "2024-12-01");
    }

    InputFolderBuilder visit(String evidence, String person, String type, String result) {
        return line(
                InputFile.SALUD,
                evidence + ",2026-3,S-00000001," + person + ",2026-05-10," + type + "," + result + ",F-S1,2026-05-11,");
    }

    InputFolderBuilder month(String evidence, String person, String month, int days, int attended, int justified) {
        return line(
                InputFile.EDUCACION,
                evidence + ",2026-3,E-0000001," + person + "," + month + "," + days + "," + attended + "," + justified
                        + ",F-E1,2026-06-30,");
    }

    InputFolderBuilder exception(String id, String person, String proposer, String approver) {
        return line(
                InputFile.EXCEPCIONES, id + ",2026-3," + person + ",ENFERMEDAD,Informe," + proposer + "," + approver);
    }

    void writeTo(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey().fileName()), file.getValue());
        }
    }
}
