package pe.juntos.coresponsibility.evidence.adapter;

import java.util.Arrays;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import pe.juntos.coresponsibility.evidence.EvidenceRefusal;

/** The codes and messages that a statement needs to note refusals. */
final class Refusals {
    private Refusals() {}

    static GenericExecuteSpec coded(GenericExecuteSpec statement) {
        return statement
                .bind(
                        "codes",
                        Arrays.stream(EvidenceRefusal.values()).map(Enum::name).toArray(String[]::new))
                .bind(
                        "messages",
                        Arrays.stream(EvidenceRefusal.values())
                                .map(EvidenceRefusal::message)
                                .toArray(String[]::new));
    }
}
