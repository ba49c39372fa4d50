package pe.juntos.sandbox.bank;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The header of a {@code pain.001}: what the answers repeat. */
record OrderFile(
        String messageId,
        String created,
        String count,
        BigDecimal sum,
        LocalDate executionDate,
        String account,
        String currency) {}
