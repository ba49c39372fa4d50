package pe.juntos.coresponsibility.supply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;
import pe.juntos.platform.policy.Policy;

/**
 * A dated decision about an establishment's supply (POL-2).
 *
 * @param policy id of the version that was in force on the day
 */
public record AssessedSupply(
        EstablishmentCode establishment, SupplyInputs inputs, SupplyAssessment assessment, String policy) {

    /** Decides with the version in force on the day of the assessment. */
    public static AssessedSupply decide(
            EstablishmentCode establishment, SupplyInputs inputs, Policy<SupplyPolicy> policy) {
        return new AssessedSupply(
                establishment,
                inputs,
                SupplyRule.assess(establishment.kind(), inputs, policy.parameters()),
                policy.id());
    }

    /** Same inputs, outcome and policy, same hash. */
    public String hash() {
        try {
            var text = establishment.text() + '|' + inputs + '|' + assessment + '|' + policy;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
