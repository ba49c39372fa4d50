package pe.juntos.partner.committee;

/**
 * @param quorumPercent of the institutions that must attend
 * @param dueSoonDays days before a task's last day on which it is shown as due soon
 */
public record CommitteePolicy(int quorumPercent, int dueSoonDays) {

    private static final int HUNDRED = 100;

    public CommitteePolicy {
        if (quorumPercent < 1 || quorumPercent > HUNDRED || dueSoonDays < 0) {
            throw new IllegalArgumentException("a part of the institutions, and days before");
        }
    }

    /** Exactly the part suffices. */
    boolean quorum(int attended, int institutions) {
        return attended * HUNDRED >= quorumPercent * institutions;
    }
}
