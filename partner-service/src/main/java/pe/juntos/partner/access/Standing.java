package pe.juntos.partner.access;

import java.util.Optional;

/** How an institution stands with the programme. */
public enum Standing {
    REQUESTED,
    ACCEPTED,
    REFUSED,
    SUSPENDED;

    /** What a person of the programme may decide, and what comes of it. */
    public enum Act {
        ACCEPT(REQUESTED, ACCEPTED, AccessRefusal.NOT_REQUESTED),
        REFUSE(REQUESTED, REFUSED, AccessRefusal.NOT_REQUESTED),
        SUSPEND(ACCEPTED, SUSPENDED, AccessRefusal.NOT_ACCEPTED),
        RESUME(SUSPENDED, ACCEPTED, AccessRefusal.NOT_SUSPENDED);

        private final Standing from;
        private final Standing to;
        private final AccessRefusal otherwise;

        Act(Standing from, Standing to, AccessRefusal otherwise) {
            this.from = from;
            this.to = to;
            this.otherwise = otherwise;
        }

        public Standing to() {
            return to;
        }

        /** Empty where it may be done. */
        public Optional<AccessRefusal> refusal(Standing now) {
            return now == from ? Optional.empty() : Optional.of(otherwise);
        }
    }
}
