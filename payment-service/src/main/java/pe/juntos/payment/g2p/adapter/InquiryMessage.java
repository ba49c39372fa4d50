package pe.juntos.payment.g2p.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.g2p.DisbursePolicy;
import pe.juntos.payment.g2p.DisburseStatus;
import pe.juntos.payment.g2p.FinancialAddress;
import pe.juntos.payment.g2p.Inquiry;
import pe.juntos.payment.g2p.InquiryFault;
import pe.juntos.payment.transfer.TransferState;

/** How inquiries are answered, field by field as the standard has them. */
final class InquiryMessage {
    private InquiryMessage() {}

    record Envelope(Header header, Object message) {}

    /** @param total how many there are, of which {@code completed} are told */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Header(
            String version,
            @JsonProperty("message_id") String messageId,
            @JsonProperty("message_ts") String at,
            String action,
            String status,
            @JsonProperty("status_reason_code") @Nullable String reason,
            @JsonProperty("status_reason_message") @Nullable String reasonMessage,
            @JsonProperty("total_count") long total,
            @JsonProperty("completed_count") long completed,
            @JsonProperty("sender_id") String sender,
            @JsonProperty("receiver_id") @Nullable String receiver,
            @JsonProperty("is_msg_encrypted") boolean encrypted) {}

    record Statuses(
            @JsonProperty("transaction_id") String transaction,
            @JsonProperty("disbursements_status") List<Status> statuses) {}

    record TransactionStatus(
            @JsonProperty("transaction_id") String transaction,
            @JsonProperty("correlation_id") String correlation,
            @JsonProperty("txnstatus_response") TransactionAnswer response) {}

    record TransactionAnswer(
            @JsonProperty("txn_type") String type,
            @JsonProperty("txn_status") Statuses statuses) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            @JsonProperty("reference_id") String reference,
            String timestamp,
            String status,
            @JsonProperty("status_reason_code") @Nullable String reason,
            @JsonProperty("status_reason_message") @Nullable String reasonMessage,
            @Nullable String amount,
            @JsonProperty("payer_fa") @Nullable String payer,
            @JsonProperty("payee_fa") @Nullable String payee,
            @JsonProperty("currency_code") @Nullable String currency) {}

    /**
     * Writes statuses as of a moment.
     *
     * @param at RFC 3339
     */
    record Writer(String at, G2pPolicyConfiguration.Payer payer, DisbursePolicy policy) {
        Stream<Status> statuses(Inquiry inquiry, List<Inquiries.Standing> standings) {
            var told = standings.stream().flatMap(this::status);
            return inquiry instanceof Inquiry.OfReferences(var references)
                    ? Stream.concat(told, unknown(references, standings))
                    : told;
        }

        private Stream<Status> unknown(List<String> references, List<Inquiries.Standing> standings) {
            var known = standings.stream().map(one -> one.sent().reference()).toList();
            return references.stream()
                    .filter(reference -> !known.contains(reference))
                    .map(reference -> refused(reference, InquiryFault.REFERENCE_INVALID));
        }

        private Stream<Status> status(Inquiries.Standing one) {
            return DisburseStatus.of(one.state()).stream().map(status -> status(one.sent(), status, one.state()));
        }

        private Status status(Batch.Disbursement sent, DisburseStatus status, TransferState state) {
            var iso = state.reason();
            return new Status(
                    sent.reference(),
                    at,
                    status.code(),
                    iso == null ? null : policy.code(iso).orElse(null),
                    iso,
                    sent.amount().toString(),
                    FinancialAddress.account(payer.account(), payer.bank()).toString(),
                    sent.payee(payer.bank()).toString(),
                    "PEN");
        }

        Status refused(String reference, InquiryFault fault) {
            return new Status(
                    reference, at, DisburseStatus.RJCT.code(), fault.code(), fault.message(), null, null, null, null);
        }
    }
}
