package pe.juntos.partner.webhook.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pe.juntos.partner.offer.OfferChanged;
import pe.juntos.partner.referral.ReferralChanged;
import pe.juntos.partner.webhook.CloudEvent;
import pe.juntos.partner.webhook.ReferralNotice;
import pe.juntos.partner.webhook.WebhookTypes;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Orders a notice for each partner that wants to know of an event of its own; an event that comes again orders nothing. */
@Component
class NoticeHandler implements EventHandler {

    private final Deliveries deliveries;
    private final EventJson json;
    private final Clock clock;

    NoticeHandler(Deliveries deliveries, EventJson json, Clock clock) {
        this.deliveries = deliveries;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Set<String> topics() {
        return Set.of(ReferralChanged.TOPIC, OfferChanged.TOPIC);
    }

    @Override
    public Set<String> types() {
        return Stream.concat(WebhookTypes.ofReferrals(), Stream.of(OfferChanged.PUBLISHED, OfferChanged.CAPACITY))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> ignored() {
        return WebhookTypes.unknownToPartners().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var now = clock.instant();
        return deliveries
                .order(notices(events, ReferralChanged.TOPIC), Deliveries.OF_REFERRALS, now)
                .then(deliveries.order(notices(events, OfferChanged.TOPIC), Deliveries.OF_OFFERS, now));
    }

    private List<Deliveries.Notice> notices(List<IncomingEvent> events, String topic) {
        return events.stream()
                .filter(event -> event.topic().equals(topic))
                .map(event -> topic.equals(ReferralChanged.TOPIC) ? referral(event) : offer(event))
                .toList();
    }

    private Deliveries.Notice referral(IncomingEvent event) {
        var change = json.read(event, ReferralChanged.class);
        return notice(event, change.referral(), ReferralNotice.of(change));
    }

    private Deliveries.Notice offer(IncomingEvent event) {
        var change = json.read(event, OfferChanged.class);
        return notice(event, change.offer(), change);
    }

    private Deliveries.Notice notice(IncomingEvent event, UUID subject, Object data) {
        var out =
                CloudEvent.of(event.id(), event.type(), subject.toString(), event.time(), event.entityVersion(), data);
        return new Deliveries.Notice(
                event.id(),
                event.type(),
                subject,
                new String(json.write(out), java.nio.charset.StandardCharsets.UTF_8));
    }
}
