package pe.juntos.partner.webhook;

import java.time.Instant;

/**
 * A notice as it goes out: CloudEvents 1.0, JSON format, structured mode.
 *
 * @param subject referral or offer
 * @param entityversion counts the changes of the subject: a notice that comes late is older than what is known
 */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        long entityversion,
        Object data) {

    public static CloudEvent of(String id, String type, String subject, Instant time, long version, Object data) {
        return new CloudEvent("1.0", id, "/juntos/partner", type, subject, time, "application/json", version, data);
    }
}
