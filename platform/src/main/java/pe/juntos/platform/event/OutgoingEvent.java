package pe.juntos.platform.event;

/**
 * Something that happened, to be told to the other services.
 *
 * @param topic plain topic name, {@code juntos.<service>.<entity>.v<major>}
 * @param key household code, or the aggregate's id where there is no household; keeps order
 * @param type CloudEvents type, {@code pe.juntos.<service>.<entity>.<past-tense>.v1}
 * @param entityVersion grows with every event of the same entity
 * @param data a record, written as JSON: codes only, never names, DNI or health facts beyond the verdict
 */
public record OutgoingEvent(String topic, String key, String type, long entityVersion, Object data) {}
