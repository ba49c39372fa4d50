package pe.juntos.coresponsibility.establishment.adapter;

import java.util.List;
import pe.juntos.platform.files.StagedFile;

/** How {@code establecimientos.csv} and {@code responsables.csv} are staged. */
final class EstablishmentFiles {
    static final StagedFile<EstablishmentLine> ESTABLISHMENTS = new StagedFile<>(
            "establecimientos",
            new EstablishmentLine.Format(),
            "staging_establishment",
            List.of("establishment", "kind", "name", "district", "network", "latitude", "longitude"),
            (e, line) -> line.text(e.code().text())
                    .text(e.code().kind().name())
                    .text(e.name())
                    .text(e.district())
                    .text(e.network())
                    .decimal(e.latitude())
                    .decimal(e.longitude()));

    static final StagedFile<SignatoryLine> SIGNATORIES = new StagedFile<>(
            "responsables",
            new SignatoryLine.Format(),
            "staging_signatory",
            List.of("establishment", "signature", "name", "valid_from", "valid_until"),
            (s, line) -> line.text(s.establishment().text())
                    .text(s.signature())
                    .text(s.name())
                    .date(s.from())
                    .date(s.until()));

    private EstablishmentFiles() {}
}
