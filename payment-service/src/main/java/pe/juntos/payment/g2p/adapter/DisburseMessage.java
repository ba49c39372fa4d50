package pe.juntos.payment.g2p.adapter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pe.juntos.payment.g2p.FinancialAddress;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a batch as a disburse request, piece by piece. All dates come from the period: the same batch has the same bytes, whenever
 * it is made. The standard's list of required fields misspells "disbursements"; what is written is the property that it defines.
 */
final class DisburseMessage {
    static final String VERSION = "1.0.0";
    private static final ZoneOffset LIMA = ZoneOffset.ofHours(-5);
    private static final int PER_PIECE = 250;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final G2pPolicyConfiguration.Payer payer;

    DisburseMessage(G2pPolicyConfiguration.Payer payer) {
        this.payer = payer;
    }

    record Header(
            String version,
            @JsonProperty("message_id") String messageId,
            @JsonProperty("message_ts") String messageTs,
            String action,
            @JsonProperty("sender_id") String senderId,
            @JsonProperty("receiver_id") String receiverId,
            @JsonProperty("total_count") int totalCount,
            @JsonProperty("is_msg_encrypted") boolean encrypted) {}

    record Payment(
            @JsonProperty("reference_id") String referenceId,
            @JsonProperty("payer_fa") String payerAddress,
            @JsonProperty("payee_fa") String payeeAddress,
            String amount,
            @JsonProperty("scheduled_timestamp") String scheduled,
            @JsonProperty("payer_name") String payerName,
            String purpose,
            @JsonProperty("currency_code") String currency) {}

    Flux<byte[]> bytes(Batch batch, Flux<Batch.Disbursement> disbursements) {
        return Flux.concat(
                        Mono.fromSupplier(() -> begin(batch)),
                        disbursements
                                .map(one -> payment(batch, one))
                                .buffer(PER_PIECE)
                                .index((place, piece) -> (place == 0 ? "" : ",\n") + lines(piece)),
                        Mono.just("\n]}}\n"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private String begin(Batch batch) {
        var header = new Header(
                VERSION,
                batch.id(),
                moment(batch),
                "disburse",
                "juntos",
                payer.bank().toLowerCase(Locale.ROOT),
                batch.disbursements(),
                false);
        return "{\"header\":" + JSON.writeValueAsString(header) + ",\"message\":{\"transaction_id\":"
                + JSON.writeValueAsString(batch.id()) + ",\"disbursements\":[\n";
    }

    private static String lines(List<Payment> payments) {
        return payments.stream().map(JSON::writeValueAsString).collect(Collectors.joining(",\n"));
    }

    private static String moment(Batch batch) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.of(batch.period().paymentDay().atStartOfDay(), LIMA));
    }

    private Payment payment(Batch batch, Batch.Disbursement one) {
        return new Payment(
                one.reference(),
                FinancialAddress.account(payer.account(), payer.bank()).toString(),
                payee(one).toString(),
                one.amount().toString(),
                moment(batch),
                payer.name(),
                "JUNTOS " + batch.period(),
                "PEN");
    }

    private FinancialAddress payee(Batch.Disbursement one) {
        return one.payee(payer.bank());
    }
}
