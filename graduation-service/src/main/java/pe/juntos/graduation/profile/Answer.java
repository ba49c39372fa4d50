package pe.juntos.graduation.profile;

import java.util.List;

/** Three values: what is not known is never a no. */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    static Answer of(boolean value) {
        return value ? YES : NO;
    }

    /** Yes if all are, no as soon as one is. */
    static Answer all(List<Answer> answers) {
        return answers.contains(NO) ? NO : answers.contains(UNKNOWN) ? UNKNOWN : YES;
    }

    /** Yes as soon as one is, no if all are. */
    static Answer any(List<Answer> answers) {
        return answers.contains(YES) ? YES : answers.contains(UNKNOWN) ? UNKNOWN : NO;
    }

    /** Whether so many are a yes; unknown while those not known can tip it. */
    public static Answer atLeast(int needed, List<Answer> answers) {
        long met = answers.stream().filter(YES::equals).count();
        long open = answers.stream().filter(UNKNOWN::equals).count();
        return met >= needed ? YES : met + open < needed ? NO : UNKNOWN;
    }
}
