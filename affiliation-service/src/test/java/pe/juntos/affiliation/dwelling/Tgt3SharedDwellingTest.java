package pe.juntos.affiliation.dwelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TGT-3, TGT-4: two households of one dwelling are a probable finding, with its reasons; a street is no dwelling. */
class Tgt3SharedDwellingTest {

    private static final DwellingParameters POLICY = new DwellingParameters(4);

    @ParameterizedTest
    @CsvSource({
        "0, 0, true,  true,  true,  ''",
        "1, 1, true,  true,  true,  ''",
        "5, 5, true,  true,  true,  ''",
        "2, 0, false, false, false, SHARED_DWELLING[SAME_ADDRESS]",
        "4, 0, false, false, false, SHARED_DWELLING[SAME_ADDRESS]",
        "0, 2, false, false, true,  'SHARED_DWELLING[SAME_POINT, BOTH_AFFILIATED]'",
        "0, 4, false, true,  false, 'SPLIT_HOUSEHOLD[SAME_POINT, SAME_FAMILY_NAME]'",
        "5, 2, true,  false, false, 'SPLIT_HOUSEHOLD[SAME_POINT, MEMBER_CAME_FROM_THE_OTHER]'",
        "2, 2, true,  true,  true,  'SPLIT_HOUSEHOLD[SAME_ADDRESS, SAME_POINT, MEMBER_CAME_FROM_THE_OTHER,"
                + " SAME_FAMILY_NAME, BOTH_AFFILIATED]'"
    })
    void what_is_found_and_why(int address, int point, boolean cameFrom, boolean name, boolean paid, String found) {
        var two = new SharedDwelling.Two(address, point, cameFrom, name, paid);
        assertThat(SharedDwelling.of(two, POLICY)
                        .map(finding -> finding.kind() + finding.reasons().toString())
                        .orElse(""))
                .isEqualTo(found);
    }
}
