package pe.juntos.coresponsibility.catalogue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/**
 * All versions of the catalogue (MEM-3). What the platform verifies, and so may suspend for, is in every one of them: a version
 * that lacks a verified condition is refused when it is read, so no verdict can name anything else.
 */
public record Catalogue(PolicyBook<ConditionCatalogue> versions) {
    public Catalogue {
        for (var version : versions.versions()) {
            Arrays.stream(Condition.values())
                    .filter(condition -> !version.parameters().verifies(condition.name()))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new IllegalArgumentException(
                                missing + " is verified, and is no condition of " + version.id());
                    });
        }
    }

    /** The version in force on a day; none before the first. */
    public Optional<Policy<ConditionCatalogue>> on(LocalDate day) {
        var first = versions.versions().getFirst().effectiveFrom();
        return day.isBefore(first) ? Optional.empty() : Optional.of(versions.at(day));
    }

    /** Why a suspension, an exception or evidence of that day may not name this; empty for an official condition. */
    public Optional<CatalogueRefusal> refusal(LocalDate day, String code) {
        return on(day).map(version -> version.parameters().refusal(code))
                .orElse(Optional.of(CatalogueRefusal.NOT_A_CONDITION));
    }

    /** Where grounds are named, not conditions: only a demand that nobody may make is refused as such. */
    public Optional<CatalogueRefusal> undueDemand(LocalDate day, String code) {
        return refusal(day, code).filter(CatalogueRefusal.UNDUE_DEMAND::equals);
    }
}
