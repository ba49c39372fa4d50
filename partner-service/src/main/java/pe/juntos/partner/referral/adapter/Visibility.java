package pe.juntos.partner.referral.adapter;

import java.util.Objects;
import pe.juntos.platform.security.Caller;

/**
 * Which referrals a caller may see: those of the territory, and for a partner only its own that were sent to it.
 *
 * @param partner the partner's code; {@code *} for the programme's people
 */
record Visibility(String[] patterns, String partner) {

    static final String CONDITION =
            "r.district like any(:patterns) and (:partner = '*' or (r.partner = :partner and r.sent))";

    static Visibility of(Caller caller) {
        String partner = caller.has("PARTNER") ? Objects.requireNonNullElse(caller.partner(), "") : "*";
        return new Visibility(caller.territory().patterns(), partner);
    }

    static Visibility all() {
        return new Visibility(new String[] {"%"}, "*");
    }

    boolean isPartner() {
        return !partner.equals("*");
    }
}
