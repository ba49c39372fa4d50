package pe.juntos.coresponsibility.conditionality.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.evidence.EvidenceRecord;
import pe.juntos.coresponsibility.evidence.EvidenceRule;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.evidence.Reporter;
import pe.juntos.coresponsibility.scorecard.RefusalTally;
import pe.juntos.platform.csv.LineRefusal;
import tools.jackson.databind.JsonNode;

/** A message's records, each checked alone by the rule that checks the lines of files (EVI-1). */
record CheckedRecords(
        List<WaitingRecord.OfHealth> health,
        List<WaitingRecord.OfEducation> education,
        List<DoorRefusal> refusals,
        RefusalTally charged) {

    static CheckedRecords of(List<JsonNode> evidence, ReferenceFacts facts, Reporter reporter, Catalogue catalogue) {
        var checked = new CheckedRecords(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new RefusalTally());
        for (var line = 1; line <= evidence.size(); line++) {
            checked.add(line, evidence.get(line - 1), facts, reporter, catalogue);
        }
        return checked;
    }

    private void add(int line, JsonNode node, ReferenceFacts facts, Reporter reporter, Catalogue catalogue) {
        try {
            var item = EvidenceItem.of(node, catalogue);
            var refusal = EvidenceRule.check(item.evidence(), facts, reporter);
            if (refusal.isPresent()) {
                charge(item.evidence(), refusal.get().name());
                throw new LineRefusal(refusal.get().name(), refusal.get().message());
            }
            switch (WaitingRecord.of(line, item)) {
                case WaitingRecord.OfHealth visit -> health.add(visit);
                case WaitingRecord.OfEducation month -> education.add(month);
            }
        } catch (LineRefusal refusal) {
            refusals.add(new DoorRefusal(
                    line, DoorRefusal.reference(node), refusal.code(), String.valueOf(refusal.getMessage())));
        }
    }

    private void charge(EvidenceRecord evidence, String code) {
        var sector = switch (evidence) {
            case EvidenceRecord.Health _ -> "salud";
            case EvidenceRecord.Education _ -> "educacion";
        };
        var signed = evidence.signed();
        charged.note(signed.establishment(), signed.period().toString(), sector, signed.id(), code);
    }

    /** What the sender calls its records, refused ones too. */
    List<String> references() {
        return Stream.of(
                        health.stream().map(r -> r.common().id()),
                        education.stream().map(r -> r.common().id()),
                        refusals.stream().map(DoorRefusal::referenceId).filter(Objects::nonNull))
                .flatMap(ids -> ids)
                .toList();
    }

    Map<Integer, DoorRefusal> refusalsByLine() {
        return refusals.stream().collect(Collectors.toMap(DoorRefusal::line, Function.identity()));
    }
}
