package pe.juntos.graduation.supply;

import pe.juntos.graduation.review.Bonus;

/** Households of a district that wait for a place in a programme of their bonus. */
public record Demand(String district, Bonus bonus, long households) {}
