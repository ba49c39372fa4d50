package pe.juntos.partner.webhook;

import java.util.List;
import java.util.stream.Stream;
import pe.juntos.partner.offer.OfferChanged;
import pe.juntos.partner.referral.ReferralChanged;
import pe.juntos.partner.referral.Stage;

/** What a partner may subscribe to: what becomes of a referral once it was sent to it, and of its own offers. */
public final class WebhookTypes {
    /** Sent when the partner asks for it, to try its address. */
    public static final String PING = "pe.juntos.partner.webhook.pinged.v1";

    private static final List<Stage> BEFORE = List.of(Stage.PROPOSED, Stage.CONSENTED);

    /** Answers and notices to registries that speak DCI. */
    private static final List<String> OF_REGISTRIES = Stream.of(
                    "on-search", "on-subscribe", "on-unsubscribe", "txn-on-status", "notify")
            .map("org.spdci."::concat)
            .toList();

    private WebhookTypes() {}

    /** The notices and the messages of registries. */
    public static List<String> subscribable() {
        return Stream.concat(all().stream(), OF_REGISTRIES.stream()).toList();
    }

    public static List<String> all() {
        return Stream.concat(ofReferrals(), Stream.of(OfferChanged.PUBLISHED, OfferChanged.CAPACITY))
                .sorted()
                .toList();
    }

    public static Stream<String> ofReferrals() {
        return Stream.of(Stage.values())
                .filter(stage -> !BEFORE.contains(stage))
                .map(ReferralChanged::type);
    }

    /** Of referrals that no partner knows yet. */
    public static Stream<String> unknownToPartners() {
        return BEFORE.stream().map(ReferralChanged::type);
    }
}
