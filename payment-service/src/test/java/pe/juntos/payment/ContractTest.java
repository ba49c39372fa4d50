package pe.juntos.payment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.test.ContractCheck;

class ContractTest {
    @ParameterizedTest
    @CsvSource({
        "round, opened",
        "round, liquidated",
        "round, submitted",
        "round, approved",
        "round, dispatched",
        "round, reconciled",
        "round, closed",
        "round, cancelled",
        "transfer, ordered",
        "transfer, held",
        "transfer, credited",
        "transfer, rejected",
        "transfer, returned",
        "transfer, withdrawn",
        "transfer, uncollected",
        "transfer, reverted",
        "verification, issue-found",
        "budget, reported",
        "budget, share-exceeded"
    })
    void samples_follow_their_schema(String entity, String event) {
        ContractCheck.validateSample(entity, event);
    }
}
