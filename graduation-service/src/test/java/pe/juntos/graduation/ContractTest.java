package pe.juntos.graduation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.graduation.review.Decision;
import pe.juntos.platform.test.ContractCheck;

class ContractTest {

    @ParameterizedTest
    @EnumSource(Decision.Kind.class)
    void samplesFollowTheSchema(Decision.Kind kind) {
        ContractCheck.validateSample("decision", kind.pastTense());
    }
}
