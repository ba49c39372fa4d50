package pe.juntos.platform.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvCellsTest {

    private enum Insurance {
        SIS,
        ESSALUD,
        NONE
    }

    /** A map's own order differs from process to process, and one replica would refuse a line in other words than another. */
    @Test
    void aRefusalNamesTheCodesInOneOrder() {
        var codes = new LinkedHashMap<String, Insurance>();
        codes.put("SIS", Insurance.SIS);
        codes.put("ESSALUD", Insurance.ESSALUD);
        codes.put("NINGUNO", Insurance.NONE);
        var cells = new CsvCells(Map.of("seguro", 0), 2, List.of("SISS"));
        assertThatThrownBy(() -> cells.code("seguro", codes))
                .hasMessageContaining("seguro debe ser uno de [ESSALUD, NINGUNO, SIS]");
    }
}
