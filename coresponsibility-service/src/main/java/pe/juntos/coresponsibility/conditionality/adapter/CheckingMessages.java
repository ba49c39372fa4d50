package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;
import pe.juntos.coresponsibility.conditionality.HeaderRule;
import pe.juntos.platform.dci.SignatureRule;

/** Whether a message may be looked into: its header, and its signature where the sender has registered keys. */
@Component
final class CheckingMessages {
    private final ConditionalitySettings settings;
    private final Clock clock;

    CheckingMessages(ConditionalitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Optional<HeaderRefusal> refusal(EvidenceMessage message, String action, Sender sender, int records, int most) {
        var now = clock.instant();
        var expected = new HeaderRule.Expected(
                action, sender.sender(), sender.callback(), now.plus(settings.clocksApart()), records, most);
        var signer =
                new SignatureRule.Expected(sender.sender(), sender.signingKeys(), now, settings.signatureClocksApart());
        return HeaderRule.check(message.header(), expected)
                .or(() -> SignatureRule.check(message.signature(), message::digest, signer)
                        .map(flaw -> switch (flaw) {
                            case MISSING -> HeaderRefusal.UNSIGNED;
                            case INVALID -> HeaderRefusal.SIGNATURE;
                        }));
    }
}
