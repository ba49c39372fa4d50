package pe.juntos.payment.bank.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the bank is asked about accounts before the first payment: to open one, and to confirm the recipient's (PAY-6). */
@RestController
@RequestMapping("/payment/account-requests")
class AccountCheckController {
    private static final int PER_PIECE = 250;
    private static final List<String> HEADER = List.of("hogar", "titular", "ubigeo");
    private static final String WITHOUT = """
            select household, recipient, district from payee
            where means = 'ACCOUNT' and coalesce(account, '') = '' and recipient is not null and identity_verified and alive
              and state not in ('EXITED', 'EXCLUDED', 'REJECTED') and district like any(:territory) order by household
            """;

    private final AccountVerification accounts;
    private final DatabaseClient database;
    private final BankSettings settings;

    AccountCheckController(AccountVerification accounts, DatabaseClient database, BankSettings settings) {
        this.accounts = accounts;
        this.database = database;
        this.settings = settings;
    }

    record ForPeriod(@Nullable String period) {}

    /** Puts all accounts that nobody has asked about into requests, as a job; again, it adds none. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','OPERATOR')")
    Mono<AccountVerification.Asking> request(@RequestBody ForPeriod asked) {
        var period = Period.read(Objects.requireNonNullElse(asked.period(), ""))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "PERIOD_INVALID", "El periodo se escribe 2026-3."));
        return accounts.ask(period);
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','OPERATOR','INSTITUTION','AUDITOR')")
    Flux<AccountVerification.Request> list(@RequestParam(defaultValue = "") String period) {
        return accounts.requests(period);
    }

    /** The acmt.023.001.03, the same bytes each time. */
    @GetMapping("/{messageId}")
    @PreAuthorize("hasAnyRole('OPERATOR','INSTITUTION','AUDITOR')")
    Mono<Void> download(@PathVariable String messageId, ServerHttpResponse response) {
        return accounts.one(messageId)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(request -> {
                    response.getHeaders().setContentType(MediaType.APPLICATION_XML);
                    Flux<DataBuffer> body = bytes(request).map(response.bufferFactory()::wrap);
                    return response.writeWith(body);
                });
    }

    private static LocalDate day(AccountVerification.Request request) {
        return Period.read(request.period()).orElseThrow().paymentDay();
    }

    private Flux<byte[]> bytes(AccountVerification.Request request) {
        return Flux.defer(() -> {
            var writer = new AccountRequestWriter(settings.debtor());
            return Flux.concat(
                    Mono.fromSupplier(() -> writer.begin(request.messageId(), day(request))),
                    accounts.accounts(request.messageId()).buffer(PER_PIECE).map(writer::accounts),
                    Mono.fromSupplier(writer::end));
        });
    }

    /** Households that chose an account and have none: the bank opens it, and its number comes back through the register. */
    @GetMapping("/aperturas.csv")
    @PreAuthorize("hasAnyRole('OPERATOR','INSTITUTION','AUDITOR','REGIONAL_COORDINATOR')")
    Mono<Void> openings(Caller caller, ServerHttpResponse response) {
        var rows = database.sql(WITHOUT)
                .filter(statement -> statement.fetchSize(1_000))
                .bind("territory", caller.territory().patterns())
                .map(row -> List.of(
                        text(row.get("household", String.class)),
                        text(row.get("recipient", String.class)),
                        text(row.get("district", String.class))))
                .all();
        return CsvExport.write(response, "aperturas.csv", HEADER, rows);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
