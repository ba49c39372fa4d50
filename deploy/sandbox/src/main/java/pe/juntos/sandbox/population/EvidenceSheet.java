package pe.juntos.sandbox.population;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records of evidence into one of the two files, with their dirt: unsigned, repeated, conflicting, corrected and so on. */
final class EvidenceSheet {
    private static final List<DirtKind> ANY = List.of(
            DirtKind.UNSIGNED,
            DirtKind.SIGNATORY_NOT_REGISTERED,
            DirtKind.SIGNATORY_NOT_VALID_THAT_DAY,
            DirtKind.UNKNOWN_PERSON,
            DirtKind.UNKNOWN_ESTABLISHMENT,
            DirtKind.PERIOD_NOT_OPEN,
            DirtKind.DATE_OUTSIDE_PERIOD,
            DirtKind.EVIDENCE_UNKNOWN_CODE,
            DirtKind.EVIDENCE_COLUMNS_MISSING,
            DirtKind.EVIDENCE_REPEATED,
            DirtKind.EVIDENCE_CONFLICTING,
            DirtKind.CORRECTION_AFTER,
            DirtKind.CORRECTION_BEFORE,
            DirtKind.CORRECTION_UNSIGNED,
            DirtKind.CORRECTION_OF_UNKNOWN,
            DirtKind.OTHER_ESTABLISHMENT);
    private static final List<DirtKind> OF_SCHOOLS =
            List.of(DirtKind.NEGATIVE_DAYS, DirtKind.OVERFULL_DAYS, DirtKind.SECOND_RECORD_OF_MONTH);

    /** A record's cells and those it would have with another content: the other result, far fewer days. */
    record Evidence(
            String[] cells,
            String[] otherwise,
            Establishment from,
            @Nullable Establishment neighbour) {
        String id() {
            return cells[0];
        }
    }

    private static final int PERIOD = 1;
    private static final int ESTABLISHMENT = 2;
    private static final int PERSON = 3;
    private static final int DATE = 4;
    private static final int CODE = 6;
    private static final int SCHOOL_DAYS = 5;
    private static final int ATTENDED = 6;
    private static final int JUSTIFIED = 7;

    private final InputFile file;
    private final InputFolder folder;
    private final @Nullable InputFolder late;
    private final Soil soil;
    private final GeneratorRequest request;
    private final int signature;

    EvidenceSheet(InputFile file, InputFolder folder, @Nullable InputFolder late, Soil soil, GeneratorRequest request) {
        this.file = file;
        this.folder = folder;
        this.late = late;
        this.soil = soil;
        this.request = request;
        this.signature = file.header().size() - 3;
    }

    /** Held back for the folder of late records. */
    void late(Evidence evidence) {
        if (late != null) {
            late.write(file, evidence.cells());
        }
    }

    /** Sent in time with another content, and corrected late. */
    void correctedLate(Evidence evidence) {
        folder.write(file, evidence.otherwise());
        if (late != null) {
            late.write(file, correcting(evidence.cells(), evidence.id()));
        }
    }

    /** The dirt has its own stream: what is held back does not change the rest. */
    void inTime(Evidence evidence, Draw dirt) {
        var kind = soil.oneOf(ANY, dirt);
        if (file == InputFile.EDUCACION && kind == null) {
            kind = soil.oneOf(OF_SCHOOLS, dirt);
        }
        if (kind == null) {
            folder.write(file, evidence.cells());
        } else {
            dirty(evidence, kind);
        }
    }

    private void dirty(Evidence evidence, DirtKind kind) {
        var cells = evidence.cells();
        switch (kind) {
            case UNSIGNED -> folder.write(file, with(cells, signature, ""));
            case SIGNATORY_NOT_REGISTERED -> folder.write(file, with(cells, signature, "F-00000000-9"));
            case SIGNATORY_NOT_VALID_THAT_DAY -> folder.write(file, signedOutOfOffice(evidence));
            case UNKNOWN_PERSON -> folder.write(file, with(cells, PERSON, "XX" + cells[PERSON].substring(2)));
            case UNKNOWN_ESTABLISHMENT ->
                folder.write(file, with(cells, ESTABLISHMENT, cells[ESTABLISHMENT].substring(0, 2) + unknownCode()));
            case PERIOD_NOT_OPEN ->
                folder.write(
                        file, with(cells, PERIOD, request.period().previous().toString()));
            case DATE_OUTSIDE_PERIOD -> folder.write(file, with(cells, DATE, outside()));
            case EVIDENCE_UNKNOWN_CODE -> folder.write(file, with(cells, CODE, "VARIOS"));
            case EVIDENCE_COLUMNS_MISSING -> folder.write(file, cells[0], cells[1], cells[2], cells[3]);
            case NEGATIVE_DAYS -> folder.write(file, with(cells, JUSTIFIED, "-1"));
            case OVERFULL_DAYS -> folder.write(file, with(cells, ATTENDED, cells[SCHOOL_DAYS] + "1"));
            case OTHER_ESTABLISHMENT -> folder.write(file, elsewhere(evidence));
            default -> repeated(evidence, kind);
        }
    }

    private void repeated(Evidence evidence, DirtKind kind) {
        var cells = evidence.cells();
        switch (kind) {
            case EVIDENCE_REPEATED -> {
                folder.write(file, cells);
                folder.writeLater(file, cells);
            }
            case EVIDENCE_CONFLICTING -> {
                folder.write(file, cells);
                folder.writeLater(file, evidence.otherwise());
            }
            case SECOND_RECORD_OF_MONTH -> {
                folder.write(file, cells);
                folder.writeLater(file, with(evidence.otherwise(), 0, evidence.id() + "D"));
            }
            case CORRECTION_AFTER -> {
                folder.write(file, evidence.otherwise());
                folder.writeLater(file, correcting(cells, evidence.id()));
            }
            case CORRECTION_BEFORE -> {
                folder.write(file, correcting(cells, evidence.id()));
                folder.writeLater(file, evidence.otherwise());
            }
            case CORRECTION_UNSIGNED -> {
                folder.write(file, cells);
                folder.writeLater(file, with(correcting(evidence.otherwise(), evidence.id()), signature, ""));
            }
            case CORRECTION_OF_UNKNOWN -> folder.write(file, correcting(cells, evidence.id() + "X"));
            default -> throw new IllegalStateException("Not a kind of dirt of evidence: " + kind);
        }
    }

    private static String[] correcting(String[] cells, String corrected) {
        var correction = with(cells, 0, cells[0] + "C");
        correction[correction.length - 1] = corrected;
        return correction;
    }

    private static String[] with(String[] cells, int column, String value) {
        var changed = cells.clone();
        changed[column] = value;
        return changed;
    }

    private String[] signedOutOfOffice(Evidence evidence) {
        var head = evidence.from().heads().getFirst();
        var cells = with(evidence.cells(), signature, head.signature());
        cells[signature + 1] = Days.text(head.from() - 1);
        return cells;
    }

    private String[] elsewhere(Evidence evidence) {
        var neighbour = evidence.neighbour();
        if (neighbour == null || neighbour.silent()) {
            return evidence.cells();
        }
        var cells = with(evidence.cells(), ESTABLISHMENT, neighbour.code());
        int signedOn = Days.of(java.time.LocalDate.parse(cells[signature + 1]));
        cells[signature] = neighbour.headOn(signedOn).signature();
        return cells;
    }

    private String unknownCode() {
        return file == InputFile.SALUD ? "99999999" : "9999999";
    }

    private String outside() {
        var before = request.period().firstDay().minusDays(1);
        return file == InputFile.SALUD
                ? before.toString()
                : java.time.YearMonth.from(before).toString();
    }
}
