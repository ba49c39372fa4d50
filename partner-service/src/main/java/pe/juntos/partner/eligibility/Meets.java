package pe.juntos.partner.eligibility;

import java.util.List;

/** Three values: what is not known is never a no. */
public enum Meets {
    YES,
    NO,
    UNKNOWN;

    static Meets of(boolean value) {
        return value ? YES : NO;
    }

    /** Yes if all are, no as soon as one is. */
    static Meets all(List<Meets> answers) {
        return answers.contains(NO) ? NO : answers.contains(UNKNOWN) ? UNKNOWN : YES;
    }

    /** Yes as soon as one is, no if all are. */
    static Meets any(List<Meets> answers) {
        return answers.contains(YES) ? YES : answers.contains(UNKNOWN) ? UNKNOWN : NO;
    }
}
