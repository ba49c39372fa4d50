package pe.juntos.affiliation.household;

import java.time.LocalDate;

/** A person's attachment (adscripción) to a health post ({@code S-…}) or a school ({@code E-…}). */
public record Attachment(String establishment, LocalDate since) {

    public boolean toSchool() {
        return establishment.startsWith("E-");
    }
}
