package pe.juntos.sandbox.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A partner of the sandbox. Offers places; of the referrals sent to it accepts most and declines some with a reason, enrols
 * most of those accepted, and some complete or drop out: each by its id and the seed. May be run again at any time; what is
 * done stays done.
 */
public final class SandboxPartner {

    private static final int BATCH = 500;

    private final JuntosApi api;
    private final Referrals referrals;
    private final Lot lot;

    /** @param api with a token of one partner */
    public SandboxPartner(JuntosApi api, long seed) {
        this.api = api;
        this.referrals = new Referrals(api);
        this.lot = new Lot(seed);
    }

    /** How many referrals each kind of answer changed. */
    public record Answers(int accepted, int declined, int enrolled, int completed, int dropped) {}

    /**
     * Offers places of one programme in each of the districts (UBIGEO codes, or shorter areas, or {@code *}).
     *
     * @param programme a programme of this partner
     * @param bonus that it serves
     * @return how many offers stand, new or known
     */
    public int publishOffers(
            String programme, String bonus, Collection<String> districts, int places, LocalDate opens, LocalDate closes)
            throws InterruptedException {
        var offers = new ArrayList<Map<String, Object>>();
        for (String district : districts) {
            offers.add(new TreeMap<>(Map.of(
                    "reference", programme + "." + bonus + "." + district.replace("*", "pais") + "." + opens,
                    "programme", programme,
                    "area", district,
                    "bonus", bonus,
                    "places", places,
                    "opensOn", opens.toString(),
                    "closesOn", closes.toString())));
        }
        int standing = 0;
        for (int from = 0; from < offers.size(); from += BATCH) {
            standing += publish(offers.subList(from, Math.min(offers.size(), from + BATCH)));
        }
        return standing;
    }

    private int publish(List<Map<String, Object>> offers) throws InterruptedException {
        Object results =
                api.post("/api/partner/offers/batch", Map.of("offers", offers)).get("results");
        return (int) ((List<?>) Objects.requireNonNull(results))
                .stream()
                        .filter(result -> ((Map<?, ?>) result).get("offer") != null)
                        .count();
    }

    /** Answers everything that is with the partner, as of a business day. */
    public Answers answer(LocalDate on) throws InterruptedException {
        var declined = new int[1];
        int accepted = referrals.each("SENT", ids -> {
            for (String reason : List.of("NOT_REACHED", "NOT_ELIGIBLE", "OUT_OF_AREA")) {
                declined[0] += referrals.step(
                        "declines",
                        ids.stream().filter(id -> reason.equals(declining(id))).toList(),
                        on,
                        Map.of("reason", reason));
            }
            return referrals.step(
                    "acceptances",
                    ids.stream().filter(id -> declining(id).isEmpty()).toList(),
                    on,
                    Map.of());
        });
        int enrolled = referrals.each(
                "ACCEPTED", ids -> referrals.step("enrolments", drawn("enrol", ids, 0, 90), on, Map.of()));
        int completed = referrals.each("ENROLLED", ids -> completing(drawn("end", ids, 0, 30), on));
        int dropped = referrals.each(
                "ENROLLED",
                ids -> referrals.step("drops", drawn("end", ids, 30, 35), on, Map.of("reason", "ABANDONED")));
        return new Answers(accepted, declined[0], enrolled, completed, dropped);
    }

    private int completing(List<String> ids, LocalDate on) throws InterruptedException {
        return referrals.step("completions", drawn("income", ids, 0, 40), on, outcome(true))
                + referrals.step("completions", drawn("income", ids, 40, 100), on, outcome(false));
    }

    private static Map<String, Object> outcome(boolean income) {
        return Map.of("outcome", new TreeMap<>(Map.of("certificate", true, "incomeIncreased", income)));
    }

    /** The reason to decline; empty: accepted. */
    private String declining(String id) {
        int percentile = lot.percentile("answer", id);
        if (percentile < 6) {
            return "NOT_REACHED";
        }
        if (percentile < 10) {
            return "NOT_ELIGIBLE";
        }
        return percentile < 12 ? "OUT_OF_AREA" : "";
    }

    private List<String> drawn(String question, List<String> ids, int from, int below) {
        return ids.stream()
                .filter(id -> lot.percentile(question, id) >= from && lot.percentile(question, id) < below)
                .toList();
    }
}
