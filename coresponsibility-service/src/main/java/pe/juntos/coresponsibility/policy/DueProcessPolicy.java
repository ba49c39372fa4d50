package pe.juntos.coresponsibility.policy;

/**
 * What a family may count on when a breach is on record (VER-4, VER-5).
 *
 * @param observationWorkingDays from the day after the notice was delivered, in which reconsideration may be asked for
 * @param accompanimentMaximumDays how long one decision may hold the effect of breaches, first and last day included
 */
public record DueProcessPolicy(int observationWorkingDays, int accompanimentMaximumDays) {}
