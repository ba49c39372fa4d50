package pe.juntos.partner.registry.adapter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.ItemRefusal;
import pe.juntos.partner.registry.Register;
import pe.juntos.partner.registry.RegistryEvent;
import pe.juntos.partner.registry.Subscribed;
import tools.jackson.databind.JsonNode;

/** Reads {@code subscribe_criteria}. Notices go out at once: the times of day that a frequency may name are not kept. */
final class SubscribeWish {

    /** No subscription lasts longer, and no calendar goes on for ever. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private SubscribeWish() {}

    static Function<JsonNode, Item.Read<Subscribed>> at(Instant now) {
        return request -> read(request.path("subscribe_criteria"), now);
    }

    private static Item.Read<Subscribed> read(JsonNode criteria, Instant now) {
        var register = register(criteria);
        var event = RegistryEvent.of(Envelope.text(criteria, "reg_event_type", ""));
        if (register.isEmpty()
                || event.isEmpty()
                || !Envelope.text(criteria, "version", Envelope.VERSION).equals(Envelope.VERSION)) {
            return new Item.Read.Bad<>(ItemRefusal.EVENT);
        }
        var type = Envelope.text(criteria, "filter_type", "idtype-value");
        var asked = Filters.asked(type, criteria.path("filter"))
                .filter(one -> !(one instanceof Asked.Household named) || named.isNamed());
        if (asked.isEmpty()) {
            return new Item.Read.Bad<>(type.equals("idtype-value") ? ItemRefusal.PERSON : ItemRefusal.DETAILS);
        }
        return within(criteria.path("frequency"), now, register.get(), event.get(), asked.get());
    }

    /** The kind of record decides where no register is named. */
    private static Optional<Register> register(JsonNode criteria) {
        var record = criteria.path("notify_record_type");
        if (Filters.isBlank(record)) {
            return SearchWish.register(criteria);
        }
        var byRecord = Register.ofEntity(record.asString(""));
        return Filters.isBlank(criteria.path("reg_type"))
                ? byRecord
                : byRecord.flatMap(_ -> SearchWish.register(criteria));
    }

    private static Item.Read<Subscribed> within(
            JsonNode frequency, Instant now, Register register, RegistryEvent event, Asked asked) {
        try {
            var since = time(frequency, "start_time");
            var until = time(frequency, "end_time");
            var from = since == null ? now : since;
            return !isNear(from, now)
                            || (until != null && !(isNear(until, now) && until.isAfter(from) && until.isAfter(now)))
                    ? new Item.Read.Bad<>(ItemRefusal.DETAILS)
                    : new Item.Read.Good<>(new Subscribed(register, event, asked, from, until));
        } catch (DateTimeException _) {
            return new Item.Read.Bad<>(ItemRefusal.DETAILS);
        }
    }

    private static boolean isNear(Instant time, Instant now) {
        return Duration.between(now, time).abs().compareTo(LONGEST) <= 0;
    }

    private static @Nullable Instant time(JsonNode frequency, String field) {
        return Filters.isBlank(frequency.path(field))
                ? null
                : OffsetDateTime.parse(frequency.path(field).asString("")).toInstant();
    }
}
