package pe.juntos.payment.bank.adapter;

import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.bank.MessageFault;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers of the bank. */
@RestController
class MessageController {
    private static final Map<MessageFault, String> FAULTS = Map.ofEntries(
            Map.entry(MessageFault.XML_MALFORMED, "El mensaje no es XML bien formado o está cortado."),
            Map.entry(MessageFault.XML_NOT_UTF8, "El mensaje no está en UTF-8."),
            Map.entry(MessageFault.MESSAGE_WRONG_DEBTOR, "El mensaje es de una cuenta que no es la del programa."),
            Map.entry(MessageFault.MESSAGE_NOT_IN_SOLES, "El mensaje tiene montos en otra moneda."),
            Map.entry(
                    MessageFault.XML_DTD_FORBIDDEN, "El mensaje trae una definición de tipo de documento o entidades."),
            Map.entry(MessageFault.XML_TOO_DEEP, "El mensaje tiene demasiados niveles."),
            Map.entry(MessageFault.XML_VALUE_TOO_LONG, "El mensaje tiene un valor demasiado largo."),
            Map.entry(MessageFault.XML_VALUE_INVALID, "El mensaje tiene un monto o una cantidad que no lo es."),
            Map.entry(MessageFault.MESSAGE_TOO_LARGE, "El mensaje es demasiado grande."),
            Map.entry(
                    MessageFault.MESSAGE_UNKNOWN,
                    "Solo se reciben pain.002.001.10, camt.053.001.08, camt.054.001.08 y acmt.024.001.03."),
            Map.entry(
                    MessageFault.MESSAGE_ID_MISSING,
                    "Al mensaje le falta su identificación o la del mensaje original."),
            Map.entry(MessageFault.MESSAGE_ID_REUSED, "La identificación del mensaje ya se usó con otro contenido."),
            Map.entry(
                    MessageFault.MESSAGE_TOTALS_DIFFER,
                    "Los totales que declara el mensaje no son los de su contenido."));
    private final MessageIntake intake;
    private final Messages messages;

    MessageController(MessageIntake intake, Messages messages) {
        this.intake = intake;
        this.messages = messages;
    }

    @PostMapping("/payment/bank-messages")
    @PreAuthorize("hasRole('INSTITUTION')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<MessageView> receive(ServerHttpRequest request, Caller caller) {
        Flux<DataBuffer> body = request.getBody();
        return intake.receive(body, caller.subject()).onErrorMap(MessageRefused.class, MessageController::problem);
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
}
