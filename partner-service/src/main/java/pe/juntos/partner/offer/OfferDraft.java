package pe.juntos.partner.offer;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.catalogue.Programme;

/** An offer as a partner sends it, nothing left out. */
public record OfferDraft(
        String reference,
        String programme,
        String area,
        Bonus bonus,
        int places,
        LocalDate opensOn,
        LocalDate closesOn) {

    private static final int MOST_PLACES = 1_000_000;

    public OfferDraft {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(bonus, "bonus");
        Objects.requireNonNull(opensOn, "opensOn");
        Objects.requireNonNull(closesOn, "closesOn");
    }

    /** The first thing that is wrong with it (PAR-2): an offer stays within what its programme is. */
    public Optional<OfferRefusal> wrong(Programme of) {
        if (!reference.matches("[A-Za-z0-9._-]{1,80}")) {
            return Optional.of(OfferRefusal.BAD_REFERENCE);
        }
        if (!area.matches("\\*|\\d{2}|\\d{4}|\\d{6}")) {
            return Optional.of(OfferRefusal.BAD_AREA);
        }
        if (places < 1 || places > MOST_PLACES) {
            return Optional.of(OfferRefusal.BAD_PLACES);
        }
        if (closesOn.isBefore(opensOn)) {
            return Optional.of(OfferRefusal.BAD_DATES);
        }
        return against(of);
    }

    private Optional<OfferRefusal> against(Programme of) {
        if (!of.bonuses().contains(bonus)) {
            return Optional.of(OfferRefusal.BONUS_NOT_SERVED);
        }
        if (!of.worksIn(area)) {
            return Optional.of(OfferRefusal.OUTSIDE_PROGRAMME_TERRITORY);
        }
        return of.runs(opensOn, closesOn) ? Optional.empty() : Optional.of(OfferRefusal.OUTSIDE_PROGRAMME_DATES);
    }

    public Offer offeredBy(String partner) {
        return new Offer(
                Offer.idOf(partner, reference),
                programme,
                partner,
                reference,
                area,
                bonus,
                places,
                places,
                opensOn,
                closesOn,
                1);
    }
}
