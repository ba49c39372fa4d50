package pe.juntos.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationGeneratorTest {
    @TempDir
    Path folder;

    private GeneratorRequest request(int households, long seed, String name) {
        return GeneratorRequest.of(households, seed, Population.PERIOD, folder.resolve(name))
                .withLateShare(0.02);
    }

    @Test
    void the_same_seed_writes_the_same_bytes() {
        var once = Population.of(request(3_000, 7, "once"));
        var again = Population.of(request(3_000, 7, "again"));

        assertThat(once.digests()).isEqualTo(again.digests()).hasSize(InputFile.values().length + 2);
        assertThat(once.counts()).isEqualTo(again.counts());
    }

    @Test
    void another_seed_writes_other_people() {
        var one = Population.of(request(500, 7, "one")).digests();
        var other = Population.of(request(500, 8, "other")).digests();

        assertThat(one.get("personas.csv")).isNotEqualTo(other.get("personas.csv"));
        assertThat(one.get("salud.csv")).isNotEqualTo(other.get("salud.csv"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            hogares.csv; hogar_id,ubigeo,centro_poblado,cse,cse_desde,cse_hasta,direccion,latitud,longitud
            personas.csv; hogar_id,persona_id,dni,apellido_paterno,apellido_materno,nombres,sexo,nacimiento,parentesco,fecha_probable_parto,nivel_educativo,titular
            reniec.csv; dni,apellido_paterno,apellido_materno,nombres,estado,fecha_fallecimiento
            distritos.csv; ubigeo,nombre,provincia,departamento,incorporado_el
            visitas.csv; hogar_id,fecha,gestor,resultado
            asamblea.csv; acta_id,ubigeo,centro_poblado,fecha,asistentes,hogar_id,resultado,motivo
            convenios.csv; hogar_id,fecha_firma,medio_pago,cuenta,punto_pago
            adscripciones.csv; persona_id,establecimiento,desde
            establecimientos.csv; establecimiento,tipo,nombre,ubigeo,red_ugel,latitud,longitud
            responsables.csv; establecimiento,firma,nombre,desde,hasta
            salud.csv; evidencia_id,periodo,establecimiento,persona_id,fecha,tipo,resultado,firma,firmado_el,sustituye
            educacion.csv; evidencia_id,periodo,establecimiento,persona_id,mes,dias_lectivos,dias_asistidos,dias_justificados,firma,firmado_el,sustituye
            tarde/salud.csv; evidencia_id,periodo,establecimiento,persona_id,fecha,tipo,resultado,firma,firmado_el,sustituye
            tarde/educacion.csv; evidencia_id,periodo,establecimiento,persona_id,mes,dias_lectivos,dias_asistidos,dias_justificados,firma,firmado_el,sustituye
            excepciones.csv; excepcion_id,periodo,persona_id,motivo,sustento,propuesta_por,aprobada_por
            recertificacion.csv; hogar_id,fecha,resultado
            g1.csv; hogar_id,fecha,edad_titular,nivel_titular,anios_educacion_titular,hectareas,animales_mayores,trabajadores_independientes,trabajadores,agua_riego,vehiculo
            seguros.csv; persona_id,seguro,desde
            """)
    void each_file_has_the_header_agreed_with_its_institution(String file, String header) throws IOException {
        Population.of(request(30, 1, "headers"));

        try (var lines = Files.lines(folder.resolve("headers").resolve(file))) {
            assertThat(lines.findFirst()).contains(header);
        }
    }

    @Test
    void every_kind_of_dirt_is_thrown() {
        var often = Dirt.all(
                kind -> kind.name().startsWith("EXCEPTION") ? 0.2 : Math.max(0.01, Math.min(0.03, kind.usualRate())));
        var dirty = Population.of(request(6_000, 11, "dirty").withDirt(often));

        assertThat(dirty.counts().dirt())
                .containsOnlyKeys(DirtKind.values())
                .allSatisfy((kind, thrown) -> assertThat(thrown).as(kind.name()).isPositive());
    }

    @ParameterizedTest
    @CsvSource({"HOUSEHOLD_REPEATED, HOGARES", "PERSON_REPEATED, PERSONAS", "EVIDENCE_REPEATED, EDUCACION"})
    void one_kind_of_dirt_comes_alone(DirtKind kind, InputFile file) {
        var clean = Population.of(request(800, 5, "clean").withDirt(Dirt.NONE));
        var dirty = Population.of(request(800, 5, "dirty").withDirt(Dirt.NONE.with(kind, 0.1)));

        assertThat(clean.counts().dirt().values()).allMatch(thrown -> thrown == 0);
        assertThat(dirty.counts().dirt().entrySet().stream().filter(e -> e.getValue() > 0))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getKey()).isEqualTo(kind));
        assertThat(dirty.lines(file)).hasSizeGreaterThan(clean.lines(file).size());
        var cleanDigests = clean.digests();
        assertThat(dirty.digests()).contains(cleanDigests.firstEntry());
    }

    @Test
    void the_insurance_is_drawn_apart_and_may_be_left_out() {
        var whole = Population.of(request(800, 5, "whole")).digests();
        var rest = Population.of(request(800, 5, "rest").withoutInsurance()).digests();

        assertThat(folder.resolve("rest/seguros.csv")).doesNotExist();
        whole.remove("seguros.csv");
        assertThat(rest).isEqualTo(whole);
    }

    @Test
    void held_back_records_are_nowhere_else() {
        var none = Population.of(request(2_000, 5, "none").withLateShare(0).withDirt(Dirt.NONE));
        var some = Population.of(request(2_000, 5, "some").withLateShare(0.1).withDirt(Dirt.NONE));

        assertThat(folder.resolve("none/tarde")).doesNotExist();
        long before = none.counts().lines().get("salud.csv");
        assertThat(some.counts().lines().get("salud.csv")
                        + some.counts().lines().get("tarde/salud.csv"))
                .isEqualTo(before);
        assertThat(some.counts().lines().get("tarde/salud.csv")).isBetween(before / 20, before / 5);
    }

    @Test
    void a_number_of_households_below_one_is_refused() {
        assertThatThrownBy(() -> request(0, 1, "x")).hasMessageContaining("At least one household");
        assertThatThrownBy(() -> Dirt.named("much")).hasMessageContaining("none or normal");
        assertThat(Arrays.asList(Dirt.named("none"), Dirt.named("normal"))).containsExactly(Dirt.NONE, Dirt.NORMAL);
    }
}
