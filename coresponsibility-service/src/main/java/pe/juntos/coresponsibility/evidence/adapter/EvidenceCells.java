package pe.juntos.coresponsibility.evidence.adapter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.evidence.EvidenceRecord;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Kind;
import pe.juntos.coresponsibility.evidence.EvidenceRecord.Result;
import pe.juntos.coresponsibility.evidence.EvidenceRule;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.evidence.Reporter;
import pe.juntos.coresponsibility.evidence.Signed;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.RefusalTally;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** The lines of {@code salud.csv} and {@code educacion.csv}; each is checked against the reference facts as it passes. */
final class EvidenceCells {
    private static final Map<String, Kind> KINDS = Map.of(
            "CRED", Kind.CRED,
            "PRENATAL", Kind.PRENATAL,
            "PUERPERIO", Kind.PUERPERIUM,
            "VACUNA", Kind.VACCINE,
            "PESO_TALLA", Kind.WEIGHT_AND_HEIGHT,
            "SUPLEMENTO", Kind.SUPPLEMENT);
    private static final Map<String, Result> RESULTS =
            Map.of("ASISTIO", Result.ATTENDED, "NO_ASISTIO", Result.MISSED, "NO_ATENDIDO", Result.UNATTENDED);

    private EvidenceCells() {}

    record HealthFormat(ReferenceFacts facts, Reporter reporter, RefusalTally charged, Catalogue catalogue)
            implements CsvFormat<EvidenceRecord.Health> {
        @Override
        public List<String> header() {
            return List.of(
                    "evidencia_id",
                    "periodo",
                    "establecimiento",
                    "persona_id",
                    "fecha",
                    "tipo",
                    "resultado",
                    "firma",
                    "firmado_el",
                    "sustituye");
        }

        @Override
        public EvidenceRecord.Health parse(CsvCells cells) {
            var signed = signed(cells);
            var heldOn = cells.date("fecha");
            requireCondition(cells.required("tipo"), heldOn);
            var evidence = new EvidenceRecord.Health(
                    signed, heldOn, cells.code("tipo", KINDS), cells.code("resultado", RESULTS));
            check(Sector.HEALTH, evidence, facts, reporter, charged);
            return evidence;
        }

        /** MEM-3: what is in no agreement is refused as that, and not as a code of another list. */
        private void requireCondition(String kind, LocalDate day) {
            if (!KINDS.containsKey(kind)) {
                catalogue.refusal(day, kind).ifPresent(refusal -> {
                    throw new LineRefusal(refusal.name(), "tipo " + refusal.message());
                });
            }
        }
    }

    record EducationFormat(ReferenceFacts facts, Reporter reporter, RefusalTally charged)
            implements CsvFormat<EvidenceRecord.Education> {
        @Override
        public List<String> header() {
            return List.of(
                    "evidencia_id",
                    "periodo",
                    "establecimiento",
                    "persona_id",
                    "mes",
                    "dias_lectivos",
                    "dias_asistidos",
                    "dias_justificados",
                    "firma",
                    "firmado_el",
                    "sustituye");
        }

        @Override
        public EvidenceRecord.Education parse(CsvCells cells) {
            var evidence = new EvidenceRecord.Education(
                    signed(cells),
                    month(cells.required("mes")),
                    cells.count("dias_lectivos"),
                    cells.count("dias_asistidos"),
                    cells.count("dias_justificados"));
            check(Sector.EDUCATION, evidence, facts, reporter, charged);
            return evidence;
        }
    }

    private static Signed signed(CsvCells cells) {
        return new Signed(
                cells.required("evidencia_id"),
                period(cells.required("periodo")),
                cells.required("establecimiento"),
                cells.required("persona_id"),
                cells.optional("firma"),
                signedOn(cells),
                cells.optional("sustituye"));
    }

    private static @org.jspecify.annotations.Nullable LocalDate signedOn(CsvCells cells) {
        return cells.optionalDate("firmado_el");
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow(() -> new LineRefusal("NOT_A_PERIOD", "periodo no es AAAA-N, de 1 a 6"));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw new LineRefusal("NOT_A_MONTH", "mes no es AAAA-MM");
        }
    }

    private static void check(
            Sector sector, EvidenceRecord evidence, ReferenceFacts facts, Reporter reporter, RefusalTally charged) {
        EvidenceRule.check(evidence, facts, reporter).ifPresent(refusal -> {
            var signed = evidence.signed();
            charged.note(
                    signed.establishment(), signed.period().toString(), sector.kind(), signed.id(), refusal.name());
            throw new LineRefusal(refusal.name(), refusal.message());
        });
    }
}
