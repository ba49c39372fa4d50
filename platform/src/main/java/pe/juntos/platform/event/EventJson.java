package pe.juntos.platform.event;

import tools.jackson.databind.json.JsonMapper;

/** JSON of event data: unknown fields are tolerated on reading, absent values are written as null. */
public final class EventJson {

    private final JsonMapper mapper;

    public EventJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws tools.jackson.core.JacksonException if the data is not what the contract says */
    public <T> T read(IncomingEvent event, Class<T> type) {
        return mapper.readValue(event.data(), type);
    }

    /** @throws EventTooLarge if no topic would take the event */
    public byte[] write(OutgoingEvent event) {
        var data = write(event.data());
        MessageSize.check(event, data);
        return data;
    }

    public byte[] write(Object data) {
        return mapper.writeValueAsBytes(data);
    }
}
