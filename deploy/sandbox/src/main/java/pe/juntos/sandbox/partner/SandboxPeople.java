package pe.juntos.sandbox.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The households' side, through a gestora: most agree to be known by the partner and are sent, a few do not want it. */
public final class SandboxPeople {

    private static final int AGREE = 92;

    private final Referrals referrals;
    private final Lot lot;

    /** @param api with a gestora's token */
    public SandboxPeople(JuntosApi api, long seed) {
        this.referrals = new Referrals(api);
        this.lot = new Lot(seed);
    }

    public record Given(int consents, int refusals, int sent) {}

    /** Records what the households say to every open proposal, and sends those that agree. */
    public Given consentAndSend(LocalDate on) throws InterruptedException {
        var refusals = new int[1];
        int consents = referrals.each("PROPOSED", ids -> {
            refusals[0] += referrals.step("refusals", agreeing(ids, false), on, Map.of());
            return referrals.step("consents", agreeing(ids, true), on, Map.of());
        });
        int sent = referrals.each("CONSENTED", ids -> referrals.step("sends", ids, on, Map.of()));
        return new Given(consents, refusals[0], sent);
    }

    private List<String> agreeing(List<String> ids, boolean agree) {
        return ids.stream()
                .filter(id -> agree == lot.percentile("consent", id) < AGREE)
                .toList();
    }
}
