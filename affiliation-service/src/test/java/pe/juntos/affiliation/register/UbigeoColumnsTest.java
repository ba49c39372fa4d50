package pe.juntos.affiliation.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UbigeoColumnsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ubigeo,distrito,provincia,departamento",
                "IDDIST,NOMBDEP,NOMBPROV,NOMBDIST",
                "inei,reniec,departamento,provincia,distrito,region",
                "ubigeo_inei,departamento,provincia,distrito,ubigeo_reniec"
            })
    void columns_are_found_by_the_names_of_published_lists(String header) {
        assertThat(UbigeoColumns.in(List.of(header.split(",")), Map.of())).isPresent();
    }

    @Test
    void the_code_is_that_of_inei_where_a_list_has_both() {
        var columns = UbigeoColumns.in(List.of("reniec", "inei", "departamento", "provincia", "distrito"), Map.of());
        assertThat(columns).map(UbigeoColumns::ubigeo).contains("inei");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reniec,departamento,provincia,distrito",
                "ubigeo,departamento,provincia",
                "ubigeo;distrito;provincia;departamento",
                "ubigeo,distrito,provincia,departamento,distrito"
            })
    void a_list_that_lacks_or_repeats_a_column_is_not_taken(String header) {
        assertThat(UbigeoColumns.in(List.of(header.split(",")), Map.of())).isEmpty();
    }

    @Test
    void the_sender_may_name_columns() {
        var header = List.of("codigo", "nom", "provincia", "departamento");
        assertThat(UbigeoColumns.in(header, Map.of())).isEmpty();
        assertThat(UbigeoColumns.in(header, Map.of("ubigeo", "codigo", "distrito", "nom")))
                .isPresent();
        assertThat(UbigeoColumns.in(header, Map.of("ubigeo", "otro", "distrito", "nom")))
                .isEmpty();
        assertThat(UbigeoColumns.in(header, Map.of("ubigeo", "codigo", "distrito", "nom", "x", "nom")))
                .isEmpty();
    }
}
