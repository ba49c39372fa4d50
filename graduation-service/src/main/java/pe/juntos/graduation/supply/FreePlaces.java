package pe.juntos.graduation.supply;

import pe.juntos.graduation.review.Bonus;

/** Free places of all offers of an area and bonus. */
public record FreePlaces(String area, Bonus bonus, long places) {}
