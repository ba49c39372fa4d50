package pe.juntos.sandbox.population;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static pe.juntos.sandbox.population.InputFile.EDUCACION;
import static pe.juntos.sandbox.population.InputFile.ESTABLECIMIENTOS;
import static pe.juntos.sandbox.population.InputFile.HOGARES;
import static pe.juntos.sandbox.population.InputFile.PERSONAS;
import static pe.juntos.sandbox.population.InputFile.SALUD;
import static pe.juntos.sandbox.population.InputFile.SEGUROS;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The population against the figures of the sources, which are written out here again on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrationTest {
    private static final int HOUSEHOLDS = 20_000;
    private static final LocalDate FIRST = Population.PERIOD.firstDay();

    private List<NamedCsvRecord> people = List.of();
    private Population population =
            new Population(Path.of("."), new GeneratedPopulation(0, 0, java.util.Map.of(), java.util.Map.of()));

    @BeforeAll
    void generate(@TempDir Path folder) {
        population = Population.of(
                GeneratorRequest.of(HOUSEHOLDS, 4, Population.PERIOD, folder).withDirt(Dirt.NONE));
        people = population.lines(PERSONAS);
    }

    private static int age(NamedCsvRecord person) {
        return LocalDate.parse(person.getField("nacimiento")).until(FIRST).getYears();
    }

    private long count(java.util.function.Predicate<NamedCsvRecord> which) {
        return people.stream().filter(which).count();
    }

    @Test
    void children_and_pregnant_women_per_household() {
        double children = count(p -> age(p) <= 14);
        double pregnant = count(p -> !p.getField("fecha_probable_parto").isEmpty());

        assertThat(children / HOUSEHOLDS).isCloseTo(1.956, within(0.03));
        assertThat(pregnant / HOUSEHOLDS).isCloseTo(0.0088, within(0.0025));
    }

    @Test
    void target_members_of_a_national_close() {
        var finished = java.util.Set.of("SECUNDARIA_COMPLETA", "SUPERIOR");
        double members = count(p -> age(p) <= 19 && !finished.contains(p.getField("nivel_educativo")));

        assertThat(members / HOUSEHOLDS * 700_000).isCloseTo(1_800_000, within(40_000d));
    }

    @Test
    void evidence_of_a_national_close() {
        double records =
                population.lines(SALUD).size() + population.lines(EDUCACION).size();

        assertThat(records / HOUSEHOLDS * 700_000).isCloseTo(3_600_000, within(200_000d));
    }

    @Test
    void identity_cards_of_children() {
        double children = count(p -> age(p) <= 14);

        assertThat(count(p -> age(p) <= 14 && !p.getField("dni").isEmpty()) / children)
                .isCloseTo(0.7284, within(0.01));
    }

    /** ASSUMED: the source gives the share of children only. Every recipient of a clean population holds a card. */
    @Test
    void identity_cards_of_adults() {
        var adults = people.stream()
                .filter(p -> age(p) >= 15 && p.getField("titular").equals("N"))
                .toList();
        double holders =
                adults.stream().filter(p -> !p.getField("dni").isEmpty()).count();

        assertThat(holders / adults.size()).isCloseTo(0.985, within(0.004));
        assertThat(count(p ->
                        p.getField("titular").equals("S") && p.getField("dni").isEmpty()))
                .isZero();
    }

    @Test
    void health_insurance_of_children_and_others() {
        var insured = new HashMap<String, String>();
        population.lines(SEGUROS).forEach(line -> insured.put(line.getField("persona_id"), line.getField("seguro")));
        var children = people.stream().filter(p -> age(p) <= 14).toList();
        var others = people.stream().filter(p -> age(p) > 14).toList();

        assertThat(insured).hasSameSizeAs(people);
        assertThat(inSis(children, insured)).isCloseTo(0.9984, within(0.001));
        assertThat(inSis(others, insured)).isCloseTo(0.93, within(0.01)); // ASSUMED
        assertThat(insured.values()).contains("ESSALUD", "OTRO", "NINGUNO");
    }

    private static double inSis(List<NamedCsvRecord> people, java.util.Map<String, String> insured) {
        double covered = people.stream()
                .filter(p -> "SIS".equals(insured.get(p.getField("persona_id"))))
                .count();
        return covered / people.size();
    }

    @Test
    void no_two_people_share_an_identity_card() {
        var cards = people.stream()
                .map(p -> p.getField("dni"))
                .filter(dni -> !dni.isEmpty())
                .map(dni -> dni.substring(0, 8))
                .toList();

        assertThat(new HashSet<>(cards)).hasSameSizeAs(cards);
    }

    @Test
    void households_per_district_and_populated_centre() {
        var homes = population.lines(HOGARES);
        double districts = population.counts().districts();
        double centres = homes.stream()
                .map(h -> h.getField("ubigeo") + h.getField("centro_poblado"))
                .distinct()
                .count();

        assertThat(HOUSEHOLDS / districts).isCloseTo(728, within(30d));
        assertThat(HOUSEHOLDS / centres).isCloseTo(16.8, within(0.5));
    }

    @Test
    void members_per_health_post_and_households_per_school() {
        var establishments =
                population.lines(ESTABLECIMIENTOS).stream().collect(groupingBy(e -> e.getField("tipo"), counting()));
        double members = HOUSEHOLDS * 2.571;

        assertThat(members / establishments.get("SALUD")).isCloseTo(213, within(10d));
        assertThat((double) HOUSEHOLDS / establishments.get("EDUCACION")).isCloseTo(24.5, within(1d));
    }

    @Test
    void growth_controls_by_age() {
        var came = new HashSet<String>();
        for (var line : population.lines(SALUD)) {
            if (line.getField("tipo").equals("CRED")
                    && line.getField("resultado").equals("ASISTIO")) {
                came.add(line.getField("persona_id"));
            }
        }
        assertThat(controls(came, 0, 12)).isCloseTo(3.0, within(0.2));
        assertThat(controls(came, 12, 24)).isCloseTo(3.22, within(0.2));
        assertThat(controls(came, 24, 36)).isCloseTo(2.05, within(0.2));
    }

    /**
     * Children with a control in the bimester, as controls per child and year; silent posts (2 %) pull it down a little,
     * those who come later lift it as little.
     */
    private double controls(HashSet<String> came, int fromMonth, int toMonth) {
        var children = people.stream()
                .filter(p -> p.getField("nivel_educativo").equals("NINGUNO"))
                .filter(p -> {
                    var months = LocalDate.parse(p.getField("nacimiento"))
                            .until(FIRST)
                            .toTotalMonths();
                    return fromMonth <= months && months < toMonth;
                })
                .toList();
        double with = children.stream()
                .filter(p -> came.contains(p.getField("persona_id")))
                .count();
        return 6 * with / children.size();
    }

    @Test
    void some_establishments_are_silent_and_some_forms_late() {
        var all = new HashSet<String>();
        population.lines(ESTABLECIMIENTOS).forEach(e -> all.add(e.getField("establecimiento")));
        int count = all.size();
        var evidence = new java.util.ArrayList<>(population.lines(SALUD));
        evidence.addAll(population.lines(EDUCACION));
        evidence.forEach(e -> all.remove(e.getField("establecimiento")));
        String last = Population.PERIOD.lastDay().toString();
        double late = evidence.stream()
                .filter(e -> e.getField("firmado_el").compareTo(last) > 0)
                .count();

        assertThat((double) all.size() / count).isBetween(0.01, 0.04);
        assertThat(late / evidence.size()).isCloseTo(0.10, within(0.01));
    }

    /** The source names unsigned forms without a figure: the usual rate of that dirt is what the files show. */
    @Test
    void some_forms_are_unsigned(@TempDir Path folder) {
        var dirty = Population.of(GeneratorRequest.of(HOUSEHOLDS, 4, Population.PERIOD, folder));
        var evidence = new java.util.ArrayList<>(dirty.lines(SALUD));
        evidence.addAll(dirty.lines(EDUCACION));
        double unsigned = evidence.stream()
                .filter(e -> e.getFieldCount() > 9 && e.getField("firma").isEmpty())
                .count();

        assertThat(unsigned / evidence.size()).isCloseTo(DirtKind.UNSIGNED.usualRate(), within(0.0015));
    }

    @Test
    void attendance_lies_on_both_sides_of_the_limit_and_exactly_on_it() {
        var sums = new HashMap<String, int[]>();
        for (var line : population.lines(EDUCACION)) {
            var sum = sums.computeIfAbsent(line.getField("persona_id"), _ -> new int[2]);
            sum[0] += Integer.parseInt(line.getField("dias_lectivos"));
            sum[1] += Integer.parseInt(line.getField("dias_asistidos"))
                    + Integer.parseInt(line.getField("dias_justificados"));
        }
        double pupils = sums.size();
        long exact = sums.values().stream()
                .filter(s -> s[0] > 0 && s[1] * 100 == s[0] * 85)
                .count();
        long under = sums.values().stream().filter(s -> s[1] * 100 < s[0] * 85).count();

        assertThat(exact / pupils).isBetween(0.003, 0.008);
        assertThat(under / pupils).isBetween(0.015, 0.030);
    }
}
