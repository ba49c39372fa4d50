package pe.juntos.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistrictsTest {
    private static final Calibration.Land LAND = Calibration.SOURCE_2011.land();

    @TempDir
    Path folder;

    @Test
    void a_demo_spreads_over_the_ten_districts() {
        var districts = Districts.forHouseholds(2_000, Districts.ofTheDemo(), LAND);

        assertThat(districts).hasSize(10).extracting(District::name).contains("Huaccana", "Chuschi", "Vinchos");
        assertThat(districts)
                .allSatisfy(district -> assertThat(district.place()).isNotNull());
    }

    @Test
    void more_households_than_the_list_holds_get_invented_districts() {
        var districts = Districts.forHouseholds(700_000, Districts.ofTheDemo(), LAND);

        assertThat(districts).hasSize(963);
        assertThat(districts.stream().map(District::ubigeo))
                .doesNotHaveDuplicates()
                .allMatch(u -> u.matches("\\d{6}"));
        assertThat(districts.subList(10, 963)).allMatch(d -> d.ubigeo().charAt(2) == '9');
    }

    @Test
    void invented_codes_do_not_repeat_nor_run_out_silently() {
        var codes = new HashSet<String>();
        for (int i = 0; i < 11_880; i++) {
            codes.add(Districts.invented(i).ubigeo());
        }
        assertThat(codes).hasSize(11_880);
        assertThatThrownBy(() -> Districts.invented(11_880)).hasMessageContaining("give a list");
    }

    @Test
    void a_longer_list_is_sampled_from_end_to_end() throws IOException {
        var list = Files.writeString(folder.resolve("inei.csv"), """
                inei,reniec,departamento,provincia,distrito,latitude,longitude
                NA,,X,X,Nowhere,NA,NA
                010101,010101,AMAZONAS,CHACHAPOYAS,"UNO
                 DOS",-6.22944444444445,-77.8727777777777
                050202,050204,AYACUCHO,CANGALLO,CHUSCHI,NA,NA
                """);
        var districts = Districts.of(list);

        assertThat(districts).extracting(District::ubigeo).containsExactly("010101", "050202");
        assertThat(districts.getFirst().place()).isEqualTo(new District.Place(-62294, -778728));
        assertThat(districts.getLast().place()).isNull();
        assertThat(Districts.forHouseholds(1, districts, LAND)).isEqualTo(List.of(districts.getFirst()));
    }

    @Test
    void the_exchanged_list_of_districts_is_accepted_too() throws IOException {
        var list = Files.writeString(folder.resolve("distritos.csv"), """
                ubigeo,nombre,provincia,departamento,incorporado_el
                050202,Chuschi,Cangallo,Ayacucho,2005-11-01
                """);

        assertThat(Districts.of(list))
                .containsExactly(new District("050202", "Chuschi", "Cangallo", "Ayacucho", "2005-11-01", null));
    }

    @Test
    void a_byte_order_mark_and_line_ends_of_another_system_are_read() throws IOException {
        var list = Files.writeString(
                folder.resolve("bom.csv"),
                "\uFEFFubigeo,nombre,provincia,departamento,incorporado_el\r\n050202,\"Chuschi\r\n(alto)\",Cangallo,Ayacucho,\r\n");

        assertThat(Districts.of(list)).extracting(District::ubigeo).containsExactly("050202");
        assertThat(Districts.of(list)).extracting(District::incorporatedOn).containsExactly("2007-03-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b~1,2~ | six-digit code
            '' | six-digit code
            ubigeo,nombre,provincia,departamento~ | six-digit code
            ubigeo;nombre;provincia;departamento~050202;Chuschi;Cangallo;Ayacucho~ | six-digit code
            ubigeo,nombre,provincia,departamento~50202,Chuschi,Cangallo,Ayacucho~ | six-digit code
            ubigeo,nombre,provincia,departamento~050202,,Cangallo,Ayacucho~ | Line 2 of the list of districts: there is nothing in the column
            ubigeo,nombre,provincia~050202,Chuschi,Cangallo~ | column departamento
            ubigeo,nombre,provincia,departamento~050202,A,B,C~050203,A,B,C~050202,D,B,C~ | Line 4 of the list of districts: the district 050202 is listed twice
            ubigeo,nombre,provincia,departamento,incorporado_el~050202,A,B,C,01/03/2007~ | no date
            ubigeo,nombre,provincia,departamento,latitud,longitud~050202,A,B,C,-13.5,-73°~ | no number of degrees
            ubigeo,nombre,provincia,departamento,latitud,longitud~050202,A,B,C,-13.5,-99999999999~ | no number of degrees
            ubigeo,nombre,provincia,departamento~050202,A~ | column provincia
            """)
    void a_bad_list_is_refused_with_one_sentence(String lines, String sentence) throws IOException {
        var list = Files.writeString(folder.resolve("bad.csv"), lines.replace('~', '\n'));

        refused(list, sentence);
    }

    @Test
    void a_list_in_another_encoding_or_that_is_not_there_is_refused() throws IOException {
        var latin = Files.write(
                folder.resolve("latin.csv"),
                "ubigeo,nombre,provincia,departamento\n080901,Ñahuí,A,B\n".getBytes(StandardCharsets.ISO_8859_1));

        refused(latin, "UTF-8");
        refused(folder.resolve("missing.csv"), "missing.csv");
        refused(folder, "cannot be read");
    }

    /** Refused before a single file of the population is written. */
    private void refused(Path list, String sentence) {
        var request = GeneratorRequest.of(10, 1, Population.PERIOD, folder.resolve("out"))
                .withDistricts(list);

        assertThatThrownBy(() -> PopulationGenerator.generate(request))
                .isInstanceOf(GeneratorRefusal.class)
                .hasMessageContaining(sentence);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
