package pe.juntos.graduation.reading;

import java.util.List;
import java.util.Map;

/**
 * Households by where their last review left them; due, overdue and stays only of those still in the programme.
 *
 * @param policies versions that decided
 */
public record GraduationSummary(
        long due,
        long overdue,
        Map<String, Long> stays,
        Map<String, Long> recertified,
        Map<String, Long> quadrants,
        long indeterminate,
        Map<String, Long> bonuses,
        long exitTrack,
        long graduated,
        List<String> policies) {

    public GraduationSummary {
        stays = Map.copyOf(stays);
        recertified = Map.copyOf(recertified);
        quadrants = Map.copyOf(quadrants);
        bonuses = Map.copyOf(bonuses);
        policies = List.copyOf(policies);
    }
}
