package pe.juntos.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The files that a folder seldom has: a list of districts, what districts are ranked by, and life events. */
final class OptionalFiles {
    /** In no other file. */
    static final String DISTRICT = "150101";

    static final String EVENT_OF_MONEY = "NOV-99-2";
    private static final List<String> EVENT = List.of(
            "novedad_id",
            "tipo",
            "hogar_id",
            "persona_id",
            "fecha",
            "fuente",
            "documento",
            "fecha_probable_parto",
            "ubigeo",
            "centro_poblado",
            "direccion",
            "medio_pago",
            "cuenta",
            "punto_pago",
            "establecimiento",
            "cse",
            "cse_hasta",
            "dni",
            "apellido_paterno",
            "apellido_materno",
            "nombres",
            "sexo",
            "nacimiento",
            "parentesco",
            "nivel_educativo");

    private OptionalFiles() {}

    static void addTo(Path folder) throws IOException {
        var poorest = districts(folder).getFirst();
        Files.write(
                folder.resolve("ubigeos.csv"),
                List.of("INEI,DEPARTAMENTO,PROVINCIA,DISTRITO", DISTRICT + ",LIMA,LIMA,LIMA"));
        var criteria = new java.util.ArrayList<>(
                List.of(
                        "ubigeo,desde,pobreza_extrema,brecha_pobreza,desnutricion_cronica,violencia_politica,poblacion,pobreza_total"));
        for (var district : districts(folder)) {
            criteria.add(
                    district + (district.equals(poorest) ? ",2020-01-01,60,40,50,20,," : ",2020-01-01,10,5,10,0,,"));
        }
        Files.write(folder.resolve("criterios.csv"), criteria);
        Files.write(
                folder.resolve("novedades.csv"),
                List.of(
                        String.join(",", EVENT),
                        event(
                                "NOV-99-1",
                                "CAMBIO_ESCUELA",
                                KnownHouseholds.MOVED,
                                new TreeMap<>(java.util.Map.of(
                                        "persona_id",
                                        KnownHouseholds.MOVED.child(),
                                        "establecimiento",
                                        KnownHouseholds.NEW_SCHOOL))),
                        event(
                                EVENT_OF_MONEY,
                                "CAMBIO_PAGO",
                                KnownHouseholds.MET_EXACTLY,
                                new TreeMap<>(java.util.Map.of(
                                        "medio_pago", "CUENTA",
                                        "cuenta", "04999999999999")))));
    }

    /** As {@code distritos.csv} names them, the first one that of the known households. */
    static List<String> districts(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("distritos.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, 6))
                .distinct()
                .toList();
    }

    private static String event(String id, String kind, KnownHouseholds household, TreeMap<String, String> cells) {
        cells.put("novedad_id", id);
        cells.put("tipo", kind);
        cells.put("hogar_id", household.id());
        cells.put("fecha", "2025-03-10");
        cells.put("fuente", "HOGAR");
        cells.put("documento", "Declaración jurada 99");
        return String.join(
                ",",
                EVENT.stream().map(column -> cells.getOrDefault(column, "")).toList());
    }
}
