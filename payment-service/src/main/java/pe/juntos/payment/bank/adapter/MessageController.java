package pe.juntos.payment.bank.adapter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.bank.MessageFault;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers of the bank, and the lines of them that a person must look at. */
@RestController
class MessageController {
    private static final Map<MessageFault, String> FAULTS = Map.of(
            MessageFault.XML_MALFORMED, "El mensaje no es XML bien formado o está cortado.",
            MessageFault.XML_DTD_FORBIDDEN, "El mensaje trae una definición de tipo de documento o entidades.",
            MessageFault.XML_TOO_DEEP, "El mensaje tiene demasiados niveles.",
            MessageFault.XML_VALUE_TOO_LONG, "El mensaje tiene un valor demasiado largo.",
            MessageFault.XML_VALUE_INVALID, "El mensaje tiene un monto o una cantidad que no lo es.",
            MessageFault.MESSAGE_TOO_LARGE, "El mensaje es demasiado grande.",
            MessageFault.MESSAGE_UNKNOWN, "Solo se reciben pain.002.001.10 y camt.053.001.08.",
            MessageFault.MESSAGE_ID_MISSING, "Al mensaje le falta su identificación o la del mensaje original.",
            MessageFault.MESSAGE_ID_REUSED, "La identificación del mensaje ya se usó con otro contenido.",
            MessageFault.MESSAGE_TOTALS_DIFFER, "Los totales que declara el mensaje no son los de su contenido.");
    private static final String EXCEPTIONS = """
            select e.*, m.kind, m.message_id from bank_exception e join bank_message m on m.id = e.message
            left join payee p on p.household = e.household
            where (e.message, e.line) > (:message, :line) and coalesce(p.district, '') like any(:territory)
            order by e.message, e.line limit :limit
            """;
    private static final int MOST = 1_000;

    private final MessageIntake intake;
    private final Messages messages;
    private final DatabaseClient database;

    MessageController(MessageIntake intake, Messages messages, DatabaseClient database) {
        this.intake = intake;
        this.messages = messages;
        this.database = database;
    }

    record ExceptionView(
            long message,
            int line,
            String kind,
            String messageId,
            String code,
            @Nullable String endToEndId,
            @Nullable String household,
            @Nullable String period,
            @Nullable String amount) {}

    @PostMapping("/payment/bank-messages")
    @PreAuthorize("hasRole('INSTITUTION')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<MessageView> receive(ServerHttpRequest request) {
        Flux<DataBuffer> body = request.getBody();
        return intake.receive(body).onErrorMap(MessageRefused.class, MessageController::problem);
    }

    private static RuntimeException problem(MessageRefused refused) {
        var detail = Objects.requireNonNullElse(FAULTS.get(refused.fault()), "");
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.fault().name(), detail);
    }

    @GetMapping("/payment/bank-messages/{id}")
    @PreAuthorize("hasAnyRole('INSTITUTION','PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR')")
    Mono<MessageView> one(@PathVariable long id) {
        return messages.view(id).switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** Pages by the last message and line seen. */
    @GetMapping("/payment/exceptions")
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR','REGIONAL_COORDINATOR')")
    Flux<ExceptionView> exceptions(
            @RequestParam(defaultValue = "0") long afterMessage,
            @RequestParam(defaultValue = "-1") int afterLine,
            @RequestParam(defaultValue = "200") int limit,
            Caller caller) {
        return database.sql(EXCEPTIONS)
                .bind("message", afterMessage)
                .bind("line", afterLine)
                .bind("territory", caller.territory().patterns())
                .bind("limit", Math.clamp(limit, 1, MOST))
                .map(row -> {
                    var amount = row.get("amount", BigDecimal.class);
                    return new ExceptionView(
                            Objects.requireNonNull(row.get("message", Long.class)),
                            Objects.requireNonNull(row.get("line", Integer.class)),
                            Objects.requireNonNull(row.get("kind", String.class)),
                            Objects.requireNonNull(row.get("message_id", String.class)),
                            Objects.requireNonNull(row.get("code", String.class)),
                            row.get("end_to_end_id", String.class),
                            row.get("household", String.class),
                            row.get("period", String.class),
                            amount == null ? null : amount.toPlainString());
                })
                .all();
    }
}
