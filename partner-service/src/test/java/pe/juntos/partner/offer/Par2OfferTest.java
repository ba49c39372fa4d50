package pe.juntos.partner.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.partner.catalogue.Answer;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.catalogue.Programme;

/** PAR-2: an offer stays within its programme's bonus, territory and dates. */
class Par2OfferTest {

    private static final Programme PROGRAMME = new Programme(
            "P",
            "P",
            "FONCODES",
            Set.of(),
            Set.of(Bonus.PRODUCTIVE),
            Set.of(),
            Answer.NO,
            Answer.NO,
            Answer.NO,
            List.of("05"),
            LocalDate.of(2026, 2, 1),
            LocalDate.of(2026, 12, 31),
            null,
            "test");

    @ParameterizedTest
    @CsvSource({
        "050401,PRODUCTIVE,1,2026-02-01,2026-12-31,",
        "05,PRODUCTIVE,1000000,2026-02-01,2026-12-31,",
        "050401,EDUCATIONAL,1,2026-02-01,2026-12-31,BONUS_NOT_SERVED",
        "060401,PRODUCTIVE,1,2026-02-01,2026-12-31,OUTSIDE_PROGRAMME_TERRITORY",
        "*,PRODUCTIVE,1,2026-02-01,2026-12-31,OUTSIDE_PROGRAMME_TERRITORY",
        "0504011,PRODUCTIVE,1,2026-02-01,2026-12-31,BAD_AREA",
        "050,PRODUCTIVE,1,2026-02-01,2026-12-31,BAD_AREA",
        "05,PRODUCTIVE,0,2026-02-01,2026-12-31,BAD_PLACES",
        "05,PRODUCTIVE,1000001,2026-02-01,2026-12-31,BAD_PLACES",
        "05,PRODUCTIVE,1,2026-01-31,2026-12-31,OUTSIDE_PROGRAMME_DATES",
        "05,PRODUCTIVE,1,2026-02-01,2027-01-01,OUTSIDE_PROGRAMME_DATES",
        "05,PRODUCTIVE,1,2026-03-02,2026-03-01,BAD_DATES",
    })
    void isCheckedAgainstItsProgramme(
            String area, Bonus bonus, int places, LocalDate opens, LocalDate closes, OfferRefusal refusal) {
        assertThat(new OfferDraft("ref-1", "P", area, bonus, places, opens, closes)
                        .wrong(PROGRAMME)
                        .orElse(null))
                .isEqualTo(refusal);
    }

    @Test
    void aReferenceIsShortAndPlain() {
        var draft = new OfferDraft(
                "no tan corta", "P", "05", Bonus.PRODUCTIVE, 1, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1));

        assertThat(draft.wrong(PROGRAMME)).contains(OfferRefusal.BAD_REFERENCE);
    }

    @Test
    void theSameReferenceOfAPartnerIsTheSameOffer() {
        assertThat(Offer.idOf("FONCODES", "a")).isEqualTo(Offer.idOf("FONCODES", "a"));
        assertThat(Offer.idOf("FONCODES", "a")).isNotEqualTo(Offer.idOf("ADRA", "a"));
    }
}
