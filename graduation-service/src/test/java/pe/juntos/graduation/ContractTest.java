package pe.juntos.graduation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.graduation.review.Decision;
import pe.juntos.platform.test.ContractCheck;

class ContractTest {

    @ParameterizedTest
    @CsvSource({
        "forecast, announced",
        "shortage, raised",
        "shortage, cleared",
        "link, needed",
        "followup, recorded",
        "followup, relapsed"
    })
    void samplesOfTheOtherTopicsFollowTheirSchemas(String entity, String event) {
        ContractCheck.validateSample(entity, event);
    }

    @ParameterizedTest
    @EnumSource(Decision.Kind.class)
    void samplesFollowTheSchema(Decision.Kind kind) {
        ContractCheck.validateSample("decision", kind.pastTense());
    }
}
