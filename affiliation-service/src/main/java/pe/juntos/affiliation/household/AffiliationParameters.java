package pe.juntos.affiliation.household;

import java.util.List;

/**
 * Numbers and choices of the affiliation, as one dated policy version (TGT-2, AFF-2, VER-4).
 *
 * @param eligibleClasses socio-economic classes that can be affiliated
 * @param recipientOrder who receives the transfer where nobody is named, first match wins
 * @param recipientAdultAge completed years a recipient who is neither head nor spouse must have
 * @param memberHorizonAge completed years on listing under which a person can still become a target member
 * @param suspendingOutcomes verdict outcomes that suspend a household
 */
public record AffiliationParameters(
        List<SocioEconomicClass> eligibleClasses,
        List<RecipientRank> recipientOrder,
        int recipientAdultAge,
        int memberHorizonAge,
        List<String> suspendingOutcomes) {

    public AffiliationParameters {
        eligibleClasses = List.copyOf(eligibleClasses);
        recipientOrder = List.copyOf(recipientOrder);
        suspendingOutcomes = List.copyOf(suspendingOutcomes);
    }
}
