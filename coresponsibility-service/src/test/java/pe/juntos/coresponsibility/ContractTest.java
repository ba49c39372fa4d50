package pe.juntos.coresponsibility;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.test.ContractCheck;

class ContractTest {
    @ParameterizedTest
    @CsvSource({
        "verdict, issued",
        "verdict, corrected",
        "period, opened",
        "period, closed-for-evidence",
        "period, consolidated",
        "period, certified",
        "establishment, registered",
        "establishment, supply-assessed",
        "establishment, scorecard-updated",
        "establishment, silent",
        "accompaniment, approved",
        "accompaniment, ended",
        "monitoring, alerted"
    })
    void samples_follow_their_schema(String entity, String event) {
        ContractCheck.validateSample(entity, event);
    }
}
