package pe.juntos.sandbox.population;

import static pe.juntos.sandbox.population.InputFile.ADSCRIPCIONES;
import static pe.juntos.sandbox.population.InputFile.ASAMBLEA;
import static pe.juntos.sandbox.population.InputFile.CONVENIOS;
import static pe.juntos.sandbox.population.InputFile.VISITAS;

import java.time.LocalDate;
import java.util.List;

/** Writes a household's way into the programme: visit, assembly, agreement and the attachment of its members. */
final class AffiliationFiles {
    private static final List<String> REMOVALS =
            List.of("DUPLICADO", "MIGRO", "FALLECIDO", "NO_RESIDE", "SITUACION_ECONOMICA");
    private static final double ATTACHED_AFTERWARDS = 0.95;

    private final InputFolder folder;
    private final Soil soil;
    private final LocalDate first;
    private final int firstDay;

    AffiliationFiles(InputFolder folder, Soil soil, GeneratorRequest request) {
        this.folder = folder;
        this.soil = soil;
        this.first = request.period().firstDay();
        this.firstDay = Days.of(first);
    }

    void write(Household household, Timeline timeline, Draw draw) {
        visit(household, timeline, draw);
        assembly(household, timeline, draw);
        agreement(household, timeline, draw);
        attachments(household, timeline, draw);
    }

    private void visit(Household household, Timeline timeline, Draw draw) {
        String gestor = "G-" + household.supply().district.ubigeo();
        boolean absentFirst = soil.strikes(DirtKind.VISIT_NOT_FOUND_FIRST, draw);
        if (household.course() == DirtKind.NO_TARGET_MEMBERS || household.course() == DirtKind.VISIT_MISSING) {
            return;
        }
        if (absentFirst) {
            folder.write(VISITAS, household.id(), Days.text(timeline.visit() - 7), gestor, "NO_ENCONTRADO");
        }
        boolean other = household.course() == DirtKind.VISIT_NOT_MATCHING;
        String result = other ? "NO_CORRESPONDE" : "VERIFICADO";
        folder.write(VISITAS, household.id(), Days.text(timeline.visit()), gestor, result);
    }

    private void assembly(Household household, Timeline timeline, Draw draw) {
        String reason = draw.oneOf(REMOVALS);
        boolean stranger = soil.strikes(DirtKind.ASSEMBLY_OF_UNKNOWN_HOUSEHOLD, draw);
        if (stranger) {
            record(household, timeline, "XX" + household.id().substring(2), "VALIDADO", "");
        }
        switch (household.course()) {
            case NO_TARGET_MEMBERS, VISIT_NOT_MATCHING, ASSEMBLY_MISSING -> {}
            case ASSEMBLY_REMOVED -> record(household, timeline, household.id(), "RETIRADO", reason);
            case ASSEMBLY_CONTESTED ->
                record(household, timeline, household.id(), "CUESTIONADO", "SITUACION_ECONOMICA");
            case null, default -> record(household, timeline, household.id(), "VALIDADO", "");
        }
    }

    private void record(Household household, Timeline timeline, String id, String result, String reason) {
        int day = timeline.assembly();
        String act = "A-" + household.centreCode() + "-" + Numbers.padded(day, 5);
        String attending = Numbers.text(18 + Math.floorMod(act.hashCode(), 60));
        String ubigeo = household.supply().district.ubigeo();
        folder.write(ASAMBLEA, act, ubigeo, household.centreName(), Days.text(day), attending, id, result, reason);
    }

    private void agreement(Household household, Timeline timeline, Draw draw) {
        double means = draw.fraction();
        boolean without = soil.strikes(DirtKind.AGREEMENT_WITHOUT_ACCOUNT, draw);
        boolean stranger = soil.strikes(DirtKind.AGREEMENT_OF_UNKNOWN_HOUSEHOLD, draw);
        String day = Days.text(timeline.agreement());
        String account = "04" + Numbers.padded(household.number() * 97L + 13, 12);
        int point = household.supply().number % 482 + 1;
        if (stranger) {
            folder.write(CONVENIOS, "XX" + household.id().substring(2), day, "CUENTA", account, "");
        }
        if (!Timeline.signs(household.course())) {
            return;
        }
        String payPoint = without ? "" : (means < 0.75 ? "BN-" : "TV-") + Numbers.padded(point, 3);
        if (means < 0.6) {
            folder.write(CONVENIOS, household.id(), day, "CUENTA", without ? "" : account, "");
        } else {
            folder.write(CONVENIOS, household.id(), day, means < 0.75 ? "VENTANILLA" : "TRANSPORTADORA", "", payPoint);
        }
    }

    private void attachments(Household household, Timeline timeline, Draw draw) {
        boolean moved = soil.strikes(DirtKind.ATTACHMENT_MOVED, draw);
        boolean malformed = soil.strikes(DirtKind.ATTACHMENT_MALFORMED, draw);
        boolean stranger = soil.strikes(DirtKind.ATTACHMENT_OF_UNKNOWN_PERSON, draw);
        if (stranger) {
            folder.write(ADSCRIPCIONES, household.id() + "-99", "S-00000101", Days.text(timeline.agreement()));
        }
        if (malformed) {
            folder.write(ADSCRIPCIONES, household.recipient().id(), "S-101", Days.text(timeline.agreement()));
        }
        if (!Timeline.signs(household.course())) {
            return;
        }
        members(household, timeline, moved, draw);
    }

    private void members(Household household, Timeline timeline, boolean moved, Draw draw) {
        var signed = Days.date(timeline.agreement());
        boolean last = true;
        boolean forgotten = household.course() == DirtKind.ATTACHMENT_MISSING;
        boolean moves = moved;
        for (var person : household.people()) {
            var then = person.conditionOn(signed);
            var now = person.conditionOn(first);
            int before = draw.between(0, 14);
            boolean afterwards = draw.chance(ATTACHED_AFTERWARDS);
            if (then == null && (now == null || !afterwards)) {
                continue;
            }
            int since = then == null
                    ? Math.max(person.birth() + 20, timeline.agreement() + 20)
                    : timeline.attachment() - (last ? 0 : before);
            last = last && then == null;
            if (forgotten && then != null) {
                forgotten = false;
                continue;
            }
            var condition = now == null ? then : now;
            if (condition == null) {
                continue;
            }
            var place = household.serving(person, condition, 0);
            folder.write(ADSCRIPCIONES, person.id(), place.code(), Days.text(since));
            if (moves && since < firstDay - 40) {
                moves = false;
                var other = household.serving(person, condition, 1);
                folder.write(ADSCRIPCIONES, person.id(), other.code(), Days.text(firstDay + before - 5));
            }
        }
    }
}
