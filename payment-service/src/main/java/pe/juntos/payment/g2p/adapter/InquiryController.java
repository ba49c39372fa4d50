package pe.juntos.payment.g2p.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.g2p.DisbursePolicy;
import pe.juntos.payment.g2p.DisburseStatus;
import pe.juntos.payment.g2p.InquiryFault;
import pe.juntos.payment.g2p.adapter.InquiryReader.Asked;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What became of a round's disbursements, asked as G2P Connect Disburse 1.0.0 does, under the round as base address. */
@RestController
class InquiryController {
    private static final String READERS = "hasAnyRole('PAYMENT_APPROVER','OPERATOR','INSTITUTION','AUDITOR')";

    private final Inquiries inquiries;
    private final InquiryReader reader;
    private final G2pPolicyConfiguration.Payer payer;
    private final PolicyBook<DisbursePolicy> policies;
    private final Clock clock;

    InquiryController(
            Inquiries inquiries, G2pPolicyConfiguration.Payer payer, PolicyBook<DisbursePolicy> policies, Clock clock) {
        this.inquiries = inquiries;
        this.reader = new InquiryReader(payer);
        this.payer = payer;
        this.policies = policies;
        this.clock = clock;
    }

    private record Told(List<InquiryMessage.Status> statuses, long total) {}

    @PostMapping("/payment/rounds/{round}/disburse/sync/search")
    @PreAuthorize(READERS)
    Mono<InquiryMessage.Envelope> search(@PathVariable String round, @RequestBody JsonNode request, Caller caller) {
        return answered(
                round, request, "search", reader.search(request.path("message")), caller, InquiryMessage.Statuses::new);
    }

    @PostMapping("/payment/rounds/{round}/disburse/sync/txn/status")
    @PreAuthorize(READERS)
    Mono<InquiryMessage.Envelope> status(@PathVariable String round, @RequestBody JsonNode request, Caller caller) {
        return answered(
                round,
                request,
                "on-disburse",
                List.of(reader.status(request.path("message"))),
                caller,
                (transaction, statuses) -> new InquiryMessage.TransactionStatus(
                        transaction,
                        id(request),
                        new InquiryMessage.TransactionAnswer(
                                "on-disburse", new InquiryMessage.Statuses(transaction, statuses))));
    }

    private Mono<InquiryMessage.Envelope> answered(
            String round,
            JsonNode request,
            String action,
            List<Asked> asked,
            Caller caller,
            BiFunction<String, List<InquiryMessage.Status>, Object> message) {
        var fault = fault(request.path("header"), action);
        var transaction = request.path("message").path("transaction_id").asString("");
        return inquiries
                .round(round)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> fault == null ? told(known, asked, caller) : Mono.just(new Told(List.of(), 0)))
                .map(told -> new InquiryMessage.Envelope(
                        header(request, action, fault, told), message.apply(transaction, told.statuses())));
    }

    private Mono<Told> told(String round, List<Asked> asked, Caller caller) {
        var writer = new InquiryMessage.Writer(
                clock.instant().toString(),
                payer,
                policies.at(LocalDate.now(clock)).parameters());
        return Flux.fromIterable(asked)
                .concatMap(one -> switch (one) {
                    case Asked.Refused(var reference, var why) ->
                        Mono.just(new Told(List.of(writer.refused(reference, why)), 1));
                    case Asked.Clear(var inquiry) ->
                        inquiries.answer(round, inquiry, caller.territory()).map(answer -> {
                            var statuses =
                                    writer.statuses(inquiry, answer.standings()).toList();
                            return new Told(statuses, Math.max(answer.found(), statuses.size()));
                        });
                })
                .reduce(new Told(List.of(), 0), InquiryController::both);
    }

    private static Told both(Told one, Told other) {
        return new Told(
                Stream.concat(one.statuses().stream(), other.statuses().stream())
                        .toList(),
                one.total() + other.total());
    }

    /** Some name the action that is asked about, some the asking. */
    private static @Nullable InquiryFault fault(JsonNode header, String action) {
        if (!header.path("version").asString(DisburseMessage.VERSION).equals(DisburseMessage.VERSION)) {
            return InquiryFault.VERSION_INVALID;
        }
        if (header.path("message_id").asString("").isBlank()) {
            return InquiryFault.MESSAGE_ID_INVALID;
        }
        var named = header.path("action").asString("");
        var status =
                action.equals("on-disburse") && List.of("status", "txn-status").contains(named);
        return named.equals(action) || status ? null : InquiryFault.ACTION_NOT_SUPPORTED;
    }

    private static String id(JsonNode request) {
        return request.path("header").path("message_id").asString("");
    }

    private InquiryMessage.Header header(JsonNode request, String action, @Nullable InquiryFault fault, Told told) {
        var sender = request.path("header").path("sender_id").asString("");
        return new InquiryMessage.Header(
                DisburseMessage.VERSION,
                id(request),
                clock.instant().toString(),
                action.startsWith("on-") ? action : "on-" + action,
                (fault == null ? DisburseStatus.SUCC : DisburseStatus.RJCT).code(),
                fault == null ? null : fault.code(),
                fault == null ? null : fault.message(),
                told.total(),
                told.statuses().size(),
                "juntos",
                sender.isEmpty() ? null : sender,
                false);
    }
}
