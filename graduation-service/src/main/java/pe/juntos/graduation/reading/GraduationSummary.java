package pe.juntos.graduation.reading;

import java.util.Map;

/** Households by where their last review left them; due, overdue and stays only of those still in the programme. */
public record GraduationSummary(
        long due,
        long overdue,
        Map<String, Long> stays,
        Map<String, Long> recertified,
        Map<String, Long> quadrants,
        long indeterminate,
        Map<String, Long> bonuses,
        long exitTrack,
        long graduated) {

    public GraduationSummary {
        stays = Map.copyOf(stays);
        recertified = Map.copyOf(recertified);
        quadrants = Map.copyOf(quadrants);
        bonuses = Map.copyOf(bonuses);
    }
}
