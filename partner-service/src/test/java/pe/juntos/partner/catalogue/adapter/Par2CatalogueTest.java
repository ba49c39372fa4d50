package pe.juntos.partner.catalogue.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.partner.catalogue.Answer;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.catalogue.Catalogue;
import pe.juntos.partner.catalogue.Programme;

/** PAR-2: the catalogue holds the 18 sheets and the allies of 2026, as the sources state them. */
class Par2CatalogueTest {

    private final Catalogue catalogue = CatalogueFile.catalogue();

    Par2CatalogueTest() throws IOException {}

    @Test
    void holdsTheEighteenSheetsAndTheAllies() {
        assertThat(catalogue.programmes())
                .filteredOn(p -> p.source().startsWith("000"))
                .hasSize(18);
        assertThat(catalogue.programmes().stream()
                        .filter(p -> p.source().startsWith("004"))
                        .map(Programme::partner)
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(
                        "MIMP",
                        "MTPE",
                        "MIDAGRI",
                        "FONCODES",
                        "SENCICO",
                        "LOCAL_GOVERNMENTS",
                        "CARE",
                        "ADRA",
                        "WORLD_VISION",
                        "CAJA_CUSCO",
                        "CETPRO"));
    }

    @ParameterizedTest
    @CsvSource({
        "SIERRA_SUR,YES,NO,3",
        "ALIADOS,NOT_GIVEN,NOT_GIVEN,3",
        "MI_CHACRA_PRODUCTIVA,NO,NO,1",
        "MARENASS,NO,YES,2",
        "PUMRI,YES,YES,3",
        "AHORRO_FAMILIAS_JUNTOS,YES,YES,1",
        "TECNICAS_PRODUCCION_SOLID,NO,NO,1",
    })
    void keepsTheFlagsOfTheSheets(String code, Answer banking, Answer gender, int bonuses) {
        Programme programme = catalogue.find(code).orElseThrow();

        assertThat(programme.banking()).isEqualTo(banking);
        assertThat(programme.gender()).isEqualTo(gender);
        assertThat(programme.bonuses()).hasSize(bonuses);
    }

    @Test
    void everyBonusHasAProgrammeThatRunsIn2026() {
        LocalDate day = LocalDate.of(2026, 7, 1);
        assertThat(catalogue.programmes().stream()
                        .filter(p -> p.runs(day, day))
                        .flatMap(p -> p.bonuses().stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Bonus.values());
    }

    @Test
    void territoriesArePrefixesOfDistricts() {
        assertThat(catalogue.programmes().stream().flatMap(p -> p.territory().stream()))
                .allMatch(area -> area.matches("\\*|\\d{2}|\\d{4}|\\d{6}"));
    }
}
