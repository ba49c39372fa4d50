package pe.juntos.partner;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.partner.referral.Stage;
import pe.juntos.platform.test.ContractCheck;

class ContractTest {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void referralSamplesFollowTheSchema(Stage stage) {
        ContractCheck.validateSample("referral", stage.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer-published", "capacity-changed"})
    void supplySamplesFollowTheSchema(String event) {
        ContractCheck.validateSample("supply", event);
    }

    @Test
    void agreementSamplesFollowTheSchema() {
        ContractCheck.validateSample("agreement", "lapsing");
    }

    @Test
    void reminderSamplesFollowTheSchema() {
        ContractCheck.validateSample("reminder", "given");
    }
}
