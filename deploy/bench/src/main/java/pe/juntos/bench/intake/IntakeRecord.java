package pe.juntos.bench.intake;

/**
 * The invented record of a number: two months of each pupil, two visits of each infant, in turn. What it says follows from its
 * number alone, so that SQL can tell whether it was kept as it was sent.
 */
record IntakeRecord(long number) {
    static final int ESTABLISHMENTS = 100;
    static final int SCHOOL_DAYS = 20;

    long person() {
        return number / 2;
    }

    /** As it is sent; a conflicting one has the same id and says something else. */
    String json(boolean conflicting) {
        var june = number % 2 == 1;
        return person() % 2 == 0 ? month(june, conflicting) : visit(june, conflicting);
    }

    private String month(boolean june, boolean conflicting) {
        return """
                {"reference_id":"b%d","member":{"identifier_type":"PERSONA_ID","identifier_value":"p%d"},\
                "condition_code":"SCHOOL","period":{"from":"%s","to":"%s"},\
                "observed":{"value":%d,"unit":"day","expected":%d,"justified":0},\
                "source_facility":{"type":"SCHOOL","code":"E-%07d"},"outcome":"met",\
                "recorded_at":"2026-07-01T09:00:00-05:00","signed_by":"D"}""".formatted(
                        number,
                        person(),
                        june ? "2026-06-01" : "2026-05-01",
                        june ? "2026-06-30" : "2026-05-31",
                        conflicting ? 0 : 15 + number % 6,
                        SCHOOL_DAYS,
                        person() % ESTABLISHMENTS);
    }

    private String visit(boolean june, boolean conflicting) {
        var day = june ? "2026-06-11" : "2026-05-11";
        return """
                {"reference_id":"b%d","member":{"identifier_type":"PERSONA_ID","identifier_value":"p%d"},\
                "condition_code":"CRED","period":{"from":"%s","to":"%s"},\
                "source_facility":{"type":"HEALTH","code":"S-%08d"},"outcome":"%s",\
                "recorded_at":"2026-07-01T09:00:00-05:00","signed_by":"F"}""".formatted(
                        number, person(), day, day, person() % ESTABLISHMENTS, conflicting ? "not_verifiable" : "met");
    }
}
