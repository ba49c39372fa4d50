package pe.juntos.payment.g2p;

import java.util.List;

/** What is asked about disbursements that were sent. */
public sealed interface Inquiry {
    /** All of a batch, by its transaction id. */
    record OfBatch(String transaction) implements Inquiry {}

    /** These, by their reference ids. */
    record OfReferences(List<String> references) implements Inquiry {
        public OfReferences {
            references = List.copyOf(references);
        }
    }

    /** What a callback spoke of, by the id that it was acknowledged with. */
    record OfCallback(String correlation) implements Inquiry {}

    /** Those to an address; newest first. */
    record ToPayee(FinancialAddress payee) implements Inquiry {}

    /** Those from an address; newest first. */
    record FromPayer(FinancialAddress payer) implements Inquiry {}
}
