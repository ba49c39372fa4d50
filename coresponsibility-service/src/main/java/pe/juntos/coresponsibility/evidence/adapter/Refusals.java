package pe.juntos.coresponsibility.evidence.adapter;

import java.util.Arrays;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import pe.juntos.coresponsibility.evidence.EvidenceRefusal;
import pe.juntos.coresponsibility.period.Period;

/** What a statement needs to refuse: the codes with their messages, and the periods that take corrections. */
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

    static GenericExecuteSpec bounded(GenericExecuteSpec statement, Set<Period> accepting) {
        return statement.bind(
                "accepting", accepting.stream().map(Period::toString).toArray(String[]::new));
    }
}
