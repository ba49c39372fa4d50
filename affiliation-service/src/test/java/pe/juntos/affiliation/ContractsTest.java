package pe.juntos.affiliation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.platform.test.ContractCheck;

class ContractsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listed",
                "visited",
                "validated",
                "rejected",
                "excluded",
                "affiliated",
                "suspended",
                "resumed",
                "updated",
                "exited"
            })
    void samples_of_households_follow_the_schema(String event) {
        ContractCheck.validateSample("household", event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "updated", "left"})
    void samples_of_members_follow_the_schema(String event) {
        ContractCheck.validateSample("member", event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "routed", "escalated", "resolved"})
    void samples_of_cases_follow_the_schema(String event) {
        ContractCheck.validateSample("case", event);
    }
}
