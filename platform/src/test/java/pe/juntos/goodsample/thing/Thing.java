package pe.juntos.goodsample.thing;

import java.time.LocalDate;

/** Something pure. */
public record Thing(String code, LocalDate since) {}
