package pe.juntos.bench.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import pe.juntos.bench.report.Machine;

/**
 * What one run found.
 *
 * @param sent records of all messages, repeated and conflicting ones included, messages sent twice counted once
 * @param acknowledgedSeconds until the last message was answered
 * @param appliedSeconds until the last record was accepted or refused
 * @param slowestPerSecond records a second in the worst ten seconds but the first; over all where the run was shorter than twenty
 */
public record IntakeReport(
        Machine machine,
        long records,
        long sent,
        int messages,
        int perMessage,
        int sideBySide,
        double acknowledgedSeconds,
        double appliedSeconds,
        double slowestPerSecond,
        IntakeCheck check,
        boolean right) {

    @JsonProperty("recordsPerSecond")
    public double recordsPerSecond() {
        return sent / appliedSeconds;
    }
}
