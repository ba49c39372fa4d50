package pe.juntos.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The sentence a family gets, from what the services answer. */
class ExplanationTest {
    private static final Section NOTHING = new Section.Nothing();
    private static final Section AWAY = new Section.Unavailable();

    @Test
    void a_breach_is_told_with_the_reason_of_the_member_who_did_not_comply() {
        var verdict = known("""
                {"outcome":"NOT_MET","payable":false,"reasons":["ATTENDANCE_BELOW_MINIMUM","ATTENDED"],"members":[
                {"outcome":"MET","reasons":["ATTENDED"]},{"outcome":"NOT_MET","reasons":["ATTENDANCE_BELOW_MINIMUM"]}]}""");
        assertThat(Wording.in(Wording.SPANISH).sentence(Explanation.of(NOTHING, verdict, NOTHING)))
                .contains("no se cumplió")
                .contains("La asistencia a la escuela fue menor")
                .doesNotContain("Asistió");
    }

    @Test
    void a_held_transfer_names_its_amount_and_cause() {
        var transfer = known("{\"state\":\"HELD\",\"reason\":\"NO_PAYMENT_MEANS\",\"amount\":\"200.00\"}");
        assertThat(Wording.in(Wording.SPANISH).sentence(Explanation.of(NOTHING, NOTHING, transfer)))
                .contains("S/ 200.00")
                .contains("retenido")
                .contains("Falta la cuenta");
    }

    @Test
    void not_knowing_is_never_no() {
        assertThat(Explanation.of(NOTHING, NOTHING, AWAY).key()).isEqualTo("story.unavailable");
        assertThat(Explanation.of(NOTHING, AWAY, NOTHING).key()).isEqualTo("story.unavailable");
        assertThat(Explanation.of(AWAY, NOTHING, NOTHING).key()).isEqualTo("story.unavailable");
    }

    private static Section known(String json) {
        return new Section.Known(JsonMapper.shared().readTree(json));
    }
}
