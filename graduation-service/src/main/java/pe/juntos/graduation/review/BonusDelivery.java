package pe.juntos.graduation.review;

import java.time.LocalDate;

/** A bonus in the household's hands. */
public record BonusDelivery(Bonus bonus, LocalDate on) {}
