package pe.juntos.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's three families are found in the files of the bimester, not named in advance. */
class FamiliesTest {
    @TempDir
    private Path folder;

    private Families families;

    @BeforeEach
    void bimester() throws IOException {
        write("salud.csv", "evidencia_id,establecimiento,persona_id", "cut off", "s1,S-1,p3", "s2,S-2,p5,too long");
        write("adscripciones.csv", "persona_id,establecimiento", "p1,S-1", "p3,S-1", "p4,S-2", "p5,S-2", "p6,E-2");
        write(
                "hogares-veredicto.csv",
                "hogar_id,veredicto,pagable",
                "h1,MET,S",
                "h2,MET,S",
                "h7,NOT_MET,S",
                "h8,NOT_MET,N",
                "h3,NOT_VERIFIABLE,S",
                "h4,NOT_VERIFIABLE,S",
                "h6,NOT_VERIFIABLE,S",
                "h5,NOT_VERIFIABLE,S");
        write(
                "veredictos.csv",
                "hogar_id,persona_id,eje,motivos",
                "h3,p3,HEALTH,NO_RECORD",
                "h4,p4,HEALTH,NO_RECORD",
                "h5,p5,HEALTH,NO_RECORD",
                "h6,p6,EDUCATION,NO_RECORD");
        write(
                "abonos.csv",
                "hogar_id,estado",
                "h1,HELD",
                "h2,CREDITED",
                "h3,CREDITED",
                "h4,REJECTED",
                "h5,CREDITED",
                "h6,CREDITED",
                "h7,CREDITED");
        families = new Families(folder, folder);
    }

    @Test
    void paid_is_what_the_bank_confirmed() throws IOException {
        assertThat(families.of(Tale.PAID)).contains("h2");
    }

    @Test
    void not_paid_is_a_breach_without_transfer() throws IOException {
        assertThat(families.of(Tale.NOT_PAID)).contains("h8");
    }

    @Test
    void a_silent_post_sent_nothing_of_anybody_and_the_family_was_paid() throws IOException {
        assertThat(families.of(Tale.SILENT_POST)).contains("h5");
    }

    @Test
    void where_every_post_sent_something_its_own_child_is_one_of_whom_nothing_was_sent() throws IOException {
        write("salud.csv", "evidencia_id,establecimiento,persona_id", "s1,S-1,p1", "s2,S-2,p5");
        assertThat(families.of(Tale.SILENT_POST)).contains("h3");
    }

    @Test
    void a_population_without_such_a_family_has_none() throws IOException {
        write("salud.csv", "evidencia_id,establecimiento,persona_id", "s1,S-1,p3", "s2,S-2,p5");
        assertThat(families.of(Tale.SILENT_POST)).isEmpty();
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }
}
