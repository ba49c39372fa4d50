package pe.juntos.sandbox.bank;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * What the bank answered to one file of orders; credited and rejected add up to the file.
 *
 * @param status the {@code pain.002.001.10}
 * @param statement the {@code camt.053.001.08}
 */
public record BankAnswer(
        Path status,
        Path statement,
        int credited,
        BigDecimal creditedAmount,
        int rejected,
        BigDecimal rejectedAmount) {}
