package pe.juntos.partner.agreement.adapter;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.agreement.AgreementDraft;
import pe.juntos.partner.agreement.AgreementRefusal;
import pe.juntos.partner.agreement.Kind;
import pe.juntos.partner.agreement.Party;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Writes agreements down, and that they were signed and ratified (PAR-1). */
@RestController
@RequestMapping("/partner/agreements")
@PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS')")
class AgreementController {

    private static final int LONGEST = 500;
    private static final String CODE = "[A-Za-z0-9./_-]{1,80}";
    private static final String ID = "[A-Za-z0-9._-]{1,40}";

    record SentCommitment(
            @Nullable String id,
            @Nullable Party party,
            @Nullable String duty,
            @Nullable String indicator,
            @Nullable String area,
            @Nullable BigDecimal target,
            @Nullable LocalDate dueOn) {}

    record Sent(
            @Nullable String code,
            @Nullable Kind kind,
            @Nullable String region,
            @Nullable String counterpart,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable List<@Nullable SentCommitment> commitments) {}

    record Step(@Nullable LocalDate on, @Nullable String act) {}

    private final Agreements agreements;
    private final Clock clock;

    AgreementController(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<Recorded<UUID>>> create(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var draft = draft(sent).orElseThrow(() -> AgreementBook.problem(AgreementRefusal.INCOMPLETE));
            if (!caller.territory().covers(draft.region())) {
                throw Problem.notFound();
            }
            draft.wrong().ifPresent(why -> {
                throw AgreementBook.problem(why);
            });
            return agreements
                    .create(draft, caller.subject())
                    .map(fresh -> Recorded.answer(Agreements.idOf(draft.code()), fresh));
        });
    }

    @PostMapping("/{id}/sign")
    Mono<Recorded<UUID>> sign(@PathVariable UUID id, @RequestBody Step step, Caller caller) {
        var on = step.on();
        return on == null
                ? Mono.error(AgreementBook.problem(AgreementRefusal.INCOMPLETE))
                : agreements.sign(id, on, LocalDate.now(clock), caller).map(changed -> new Recorded<>(id, changed));
    }

    /** @param step with the act of the region's presidency */
    @PostMapping("/{id}/ratify")
    Mono<Recorded<UUID>> ratify(@PathVariable UUID id, @RequestBody Step step, Caller caller) {
        var on = step.on();
        var act = step.act();
        return on == null || act == null || !act.matches(CODE)
                ? Mono.error(AgreementBook.problem(AgreementRefusal.INCOMPLETE))
                : agreements
                        .ratify(id, on, act, LocalDate.now(clock), caller)
                        .map(changed -> new Recorded<>(id, changed));
    }

    private static Optional<AgreementDraft> draft(Sent sent) {
        var code = sent.code();
        var kind = sent.kind();
        var region = sent.region();
        var counterpart = sent.counterpart();
        var from = sent.validFrom();
        var until = sent.validUntil();
        var commitments = commitments(sent.commitments());
        return code == null
                        || !code.matches(CODE)
                        || kind == null
                        || region == null
                        || !region.matches("\\d{2}")
                        || counterpart == null
                        || !said(counterpart)
                        || from == null
                        || until == null
                        || commitments.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AgreementDraft(code, kind, region, counterpart.strip(), from, until, commitments.get()));
    }

    private static Optional<List<AgreementDraft.Commitment>> commitments(
            @Nullable List<@Nullable SentCommitment> sent) {
        if (sent == null) {
            return Optional.empty();
        }
        var commitments = sent.stream().flatMap(one -> commitment(one).stream()).toList();
        return commitments.size() == sent.size() ? Optional.of(commitments) : Optional.empty();
    }

    private static Optional<AgreementDraft.Commitment> commitment(@Nullable SentCommitment sent) {
        if (sent == null) {
            return Optional.empty();
        }
        var id = sent.id();
        var party = sent.party();
        var duty = sent.duty();
        var indicator = sent.indicator();
        var area = sent.area();
        var target = sent.target();
        var dueOn = sent.dueOn();
        return id == null
                        || !id.matches(ID)
                        || party == null
                        || duty == null
                        || !said(duty)
                        || indicator == null
                        || !said(indicator)
                        || area == null
                        || target == null
                        || dueOn == null
                ? Optional.empty()
                : Optional.of(new AgreementDraft.Commitment(
                        id, party, duty.strip(), indicator.strip(), area, target.stripTrailingZeros(), dueOn));
    }

    private static boolean said(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }
}
