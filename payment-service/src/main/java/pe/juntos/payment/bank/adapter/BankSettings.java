package pe.juntos.payment.bank.adapter;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param largestBankMessage bytes */
@ConfigurationProperties("juntos.payment")
record BankSettings(Debtor debtor, long largestBankMessage) {}
