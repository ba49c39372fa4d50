package pe.juntos.local.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pe.juntos.local.close.InputFile.Group.REGISTER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.local.place.App;
import pe.juntos.local.place.LocalProblem;

/** Every file that the folder has is sent, each after those that it builds on. */
class InputFileTest {

    @TempDir
    private Path folder;

    @Test
    void theRegisterIsSentInTheOrderInWhichItsFilesBuildOnEachOther() {
        assertThat(InputFile.of(REGISTER).stream().map(InputFile::fileName))
                .containsExactly(
                        "ubigeos.csv",
                        "distritos.csv",
                        "criterios.csv",
                        "hogares.csv",
                        "personas.csv",
                        "reniec.csv",
                        "seguros.csv",
                        "visitas.csv",
                        "asamblea.csv",
                        "convenios.csv",
                        "adscripciones.csv",
                        "novedades.csv");
        assertThat(InputFile.of(REGISTER)).allMatch(file -> file.service() == App.AFFILIATION);
    }

    @ParameterizedTest
    @EnumSource
    void anyFileAloneIsAClose(InputFile file) throws IOException {
        Files.writeString(folder.resolve(file.fileName()), "x");
        var order = CloseOrder.checked(folder, "2026-3", folder.resolve("out"));
        assertThat(Stream.of(InputFile.values()).filter(order.folder()::has)).containsExactly(file);
    }

    @ParameterizedTest
    @CsvSource({
        "Novedades.csv, novedades.csv",
        "novedades, novedades.csv",
        "CRITERIOS.CSV, criterios.csv",
        "criterios.txt, criterios.csv",
        "ubigeos.CSV, ubigeos.csv",
        "ubigeos, ubigeos.csv"
    })
    void aNameThatIsNearlyRightIsNotPassedOver(String name, String right) throws IOException {
        Files.writeString(folder.resolve(name), "x");
        assertThatThrownBy(() -> CloseOrder.checked(folder, "2026-3", folder.resolve("out")))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("must be called " + right);
    }
}
