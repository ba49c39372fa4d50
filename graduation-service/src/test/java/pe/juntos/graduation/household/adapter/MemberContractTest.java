package pe.juntos.graduation.household.adapter;

import org.junit.jupiter.api.Test;
import pe.juntos.graduation.household.MemberKnown;
import pe.juntos.platform.test.Consumed;

/** What affiliation publishes of members is what this service reads. */
class MemberContractTest {

    private static final Consumed MEMBER = new Consumed("affiliation", "member");

    @Test
    void everyFieldIsPublished() {
        MEMBER.hasTheFieldsOf(MemberKnown.class);
    }
}
