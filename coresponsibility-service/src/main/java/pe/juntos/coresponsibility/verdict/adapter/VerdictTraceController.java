package pe.juntos.coresponsibility.verdict.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.DueProcess;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.coresponsibility.verdict.CountedRecord;
import pe.juntos.coresponsibility.verdict.HouseholdRule;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.VerdictWords;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The whole trace of a verdict, in force or replaced, for those whose territory the household lies in. */
@RestController
@RequestMapping("/coresponsibility/households/{household}/verdicts/{period}/trace")
class VerdictTraceController {
    private final KeptVerdicts kept;
    private final Rulebooks rulebooks;
    private final DueProcess dueProcess;
    private final List<VerdictWords> languages =
            List.of(VerdictWords.in(VerdictWords.SPANISH), VerdictWords.in(VerdictWords.QUECHUA));

    VerdictTraceController(KeptVerdicts kept, Rulebooks rulebooks, DueProcess dueProcess) {
        this.kept = kept;
        this.rulebooks = rulebooks;
        this.dueProcess = dueProcess;
    }

    @GetMapping
    @Audited
    @PreAuthorize(Roles.STAFF)
    Mono<VerdictTrace> show(
            @PathVariable("household") String household,
            @PathVariable("period") String text,
            @RequestParam(name = "version", defaultValue = "" + KeptVerdicts.IN_FORCE) int version,
            Caller caller) {
        var period = Period.parse(text).orElseThrow(Problem::notFound);
        return kept.find(text, household, version)
                .filter(verdict -> caller.territory().covers(verdict.district()))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(verdict -> Mono.zip(kept.records(verdict.members()), rulebooks.on(period.firstDay()))
                        .map(both -> trace(verdict, both.getT1(), period, both.getT2())));
    }

    private VerdictTrace trace(
            KeptVerdict verdict, Map<TracedMember.Key, CountedRecord> records, Period period, Rules rules) {
        var members = verdict.members().stream().map(m -> m.facts(records)).toList();
        var again = HouseholdRule.decide(verdict.facts(members), period, rules, verdict.standing());
        return VerdictTrace.of(verdict, again, records, period, rules, sentences(again, period));
    }

    private Map<String, VerdictTrace.Sentence> sentences(HouseholdVerdict verdict, Period period) {
        var days = dueProcess.on(period.lastDay()).parameters().observationWorkingDays();
        var said = new LinkedHashMap<String, VerdictTrace.Sentence>();
        languages.forEach(words -> said.put(
                words.language(), new VerdictTrace.Sentence(words.sentence(verdict, period, days), words.review())));
        return said;
    }
}
