package pe.juntos.local.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.sandbox.bank.Misbehaviour;

/** What cannot be closed is said in one sentence before anything is started. */
class CloseOrderTest {

    @TempDir
    private Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    @Test
    void makesTheFolderOfTheResults() throws IOException {
        file("salud.csv");
        var order = CloseOrder.checked(in, "2026-3", out.resolve("a/b"));
        assertThat(order.out()).isDirectory();
        assertThat(order.round()).isEqualTo("R2026-3");
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        var file = file("salud.csv");
        refused(file, "CLOSE_INPUT_FOLDER");
        refused(folder.resolve("missing"), "CLOSE_INPUT_FOLDER");
        out = file.resolve("out");
        refused(in, "CLOSE_INPUT_OUT");
        out = file;
        refused(in, "CLOSE_INPUT_OUT");
    }

    @Test
    void refusesAFolderWithoutAnyFileOfAClose() throws IOException {
        refused(in, "CLOSE_INPUT_EMPTY");
        file("leeme.txt");
        file(".hogares.csv");
        Files.createDirectories(in.resolve("banco"));
        refused(in, "CLOSE_INPUT_EMPTY");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFolderWithTheBanksAnswersAloneIsEnough() throws IOException {
        Files.createDirectories(in.resolve("banco"));
        file("banco/camt.xml");
        assertThat(CloseOrder.checked(in, "2026-3", out).folder().bankAnswers())
                .containsExactly(in.resolve("banco/camt.xml"));
    }

    @Test
    void answersOnAccountsAreApartFromThoseOnOrders() throws IOException {
        Files.createDirectories(in.resolve("banco"));
        file("banco/camt.xml");
        var accounts = Files.writeString(
                in.resolve("banco/cuentas.xml"),
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:acmt.024.001.03\"/>");
        var folder = CloseOrder.checked(in, "2026-3", out).folder();
        assertThat(folder.accountAnswers()).containsExactly(accounts);
        assertThat(folder.bankAnswers()).containsExactly(in.resolve("banco/camt.xml"));
    }

    @Test
    void whatTheSandboxBankIsToldToDoWrongIsNoAnswerOfTheBank() throws IOException {
        file("hogares.csv");
        file("personas.csv");
        Files.createDirectories(in.resolve("banco"));
        var conduct = in.resolve("banco/conducta.txt");
        Files.writeString(conduct, "# lo que hará mal\nDUPLICATES\n\n RETURNS # con RtrInf\n");
        var folder = CloseOrder.checked(in, "2026-3", out).folder();
        assertThat(folder.bankAnswers()).isEmpty();
        assertThat(folder.bankConduct()).containsExactlyInAnyOrder(Misbehaviour.DUPLICATES, Misbehaviour.RETURNS);
        Files.writeString(conduct, "LLEGA_TARDE");
        refused(in, "CLOSE_INPUT_BANK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hogares.csv", "HOGARES.CSV", "hogares.CSV", "hogares.txt", "hogares", "hogares.csv.gz"})
    void aNameThatIsNearlyRightIsNotPassedOver(String name) throws IOException {
        file("personas.csv");
        file(name);
        assertThatThrownBy(() -> CloseOrder.checked(in, "2026-3", out))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining(name)
                .hasMessageContaining("must be called hogares.csv");
        refused(in, "CLOSE_INPUT_NAME");
    }

    @Test
    void aCopyBesideTheFileAndFilesOfOthersAreOfNoInterest() throws IOException {
        file("hogares.csv");
        file("hogares.csv.bak");
        file("hogares_2025.csv");
        Files.createDirectories(in.resolve("tarde"));
        assertThat(CloseOrder.checked(in, "2026-3", out).folder().has(InputFile.HOGARES))
                .isTrue();
    }

    @Test
    void whatHasTheNameOfAFileAndIsNoneIsRefused() throws IOException {
        Files.createDirectories(in.resolve("salud.csv"));
        refused(in, "CLOSE_INPUT_FILE");
        Files.delete(in.resolve("salud.csv"));
        Files.createSymbolicLink(in.resolve("salud.csv"), folder.resolve("nowhere"));
        refused(in, "CLOSE_INPUT_FILE");
    }

    @Test
    void thePeriodIsLookedAtFirst() {
        assertThatThrownBy(() -> CloseOrder.checked(in, "2026-13", out))
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo("CLOSE_INPUT_PERIOD"));
    }

    private Path file(String name) throws IOException {
        return Files.writeString(in.resolve(name), "x");
    }

    private void refused(Path given, String code) {
        assertThatThrownBy(() -> CloseOrder.checked(given, "2026-3", out))
                .isInstanceOfSatisfying(LocalProblem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.exitStatus()).isEqualTo(2);
                    assertThat(problem.sentence()).doesNotContain("\n");
                });
    }
}
