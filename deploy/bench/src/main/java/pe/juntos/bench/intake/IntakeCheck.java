package pe.juntos.bench.intake;

import java.sql.SQLException;

/**
 * What SQL finds in the service's tables after all messages were applied.
 *
 * @param lost records that were sent and are not there
 * @param twice records that are there more than once, or were never sent
 * @param altered records that say something else than what was sent first under their id
 * @param conflicts refused because their id had other content
 * @param otherRefusals refused for anything else
 */
public record IntakeCheck(long lost, long twice, long altered, long conflicts, long otherRefusals) {
    private static final String THERE =
            "(select evidence_id from education_evidence union all select evidence_id from health_evidence)";

    static IntakeCheck of(IntakeRegister register, long records) throws SQLException {
        return new IntakeCheck(
                register.number("select count(*) from (select 'b' || n from generate_series(0, " + records
                        + " - 1) n except select * from " + THERE + " t) missing"),
                register.number("select count(*) - count(distinct evidence_id) from " + THERE + " t")
                        + register.number("select count(*) from (select 1 from education_evidence"
                                + " group by member, month, establishment having count(*) > 1) t")
                        + register.number("select count(*) from (select 1 from health_evidence"
                                + " group by member, held_on having count(*) > 1) t"),
                register.number("select count(*) from education_evidence"
                                + " where attended <> 15 + substr(evidence_id, 2)::bigint % 6")
                        + register.number("select count(*) from health_evidence where result <> 'ATTENDED'"),
                register.number("select count(*) from evidence_message_refusal where code = 'ID_CONFLICT'"),
                register.number("select count(*) from evidence_message_refusal where code <> 'ID_CONFLICT'"));
    }

    public boolean holds(long expectedConflicts) {
        return lost == 0 && twice == 0 && altered == 0 && conflicts == expectedConflicts && otherRefusals == 0;
    }
}
