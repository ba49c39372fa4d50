package pe.juntos.payment.g2p.adapter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import pe.juntos.payment.g2p.FinancialAddress;
import pe.juntos.payment.g2p.Inquiry;
import pe.juntos.payment.g2p.InquiryFault;
import tools.jackson.databind.JsonNode;

/** Reads {@code search} and {@code txn/status} requests. */
final class InquiryReader {
    private static final int MOST_CRITERIA = 20;
    private static final int LONGEST_NUMBER = 18;

    private final G2pPolicyConfiguration.Payer payer;

    InquiryReader(G2pPolicyConfiguration.Payer payer) {
        this.payer = payer;
    }

    /** One question of a request: what is asked, or why it is not answered. */
    sealed interface Asked {
        record Clear(Inquiry inquiry) implements Asked {}

        record Refused(String reference, InquiryFault fault) implements Asked {}
    }

    List<Asked> search(JsonNode message) {
        var asked = new ArrayList<Asked>();
        for (var criterion : message.path("search_criteria")) {
            asked.add(asked.size() < MOST_CRITERIA ? criterion(criterion) : refused(criterion, InquiryFault.TOO_MANY));
        }
        return asked;
    }

    Asked status(JsonNode message) {
        var request = message.path("txnstatus_request");
        var value = request.path("attribute_value");
        if (!text(request, "txn_type").equals("disburse")) {
            return refused(request, InquiryFault.ATTRIBUTE_INVALID);
        }
        return switch (text(request, "attribute_type")) {
            case "transaction_id" -> new Asked.Clear(new Inquiry.OfBatch(value.asString("")));
            case "reference_id_list" -> references(request, value);
            case "correlation_id" -> callback(request, value.asString(""));
            default -> refused(request, InquiryFault.ATTRIBUTE_INVALID);
        };
    }

    private static Asked references(JsonNode request, JsonNode list) {
        var references = new LinkedHashSet<String>();
        list.valueStream()
                .map(one -> one.isObject() ? text(one, "reference_id") : one.asString(""))
                .forEach(references::add);
        return references.size() > Inquiries.MOST
                ? refused(request, InquiryFault.TOO_MANY)
                : new Asked.Clear(new Inquiry.OfReferences(List.copyOf(references)));
    }

    private static Asked callback(JsonNode request, String id) {
        return id.matches("[0-9]{1," + LONGEST_NUMBER + "}")
                ? new Asked.Clear(new Inquiry.OfCallback(id))
                : refused(request, InquiryFault.REFERENCE_INVALID);
    }

    private Asked criterion(JsonNode criterion) {
        var address = FinancialAddress.read(text(criterion, "attribute_value"));
        return switch (text(criterion, "attribute_type")) {
            case "payee_fa" ->
                address.<Asked>map(payee -> new Asked.Clear(new Inquiry.ToPayee(payee)))
                        .orElseGet(() -> refused(criterion, InquiryFault.PAYEE_INVALID));
            case "payer_fa" ->
                address.filter(FinancialAddress.account(payer.account(), payer.bank())::equals)
                        .<Asked>map(own -> new Asked.Clear(new Inquiry.FromPayer(own)))
                        .orElseGet(() -> refused(criterion, InquiryFault.PAYER_INVALID));
            default -> refused(criterion, InquiryFault.ATTRIBUTE_INVALID);
        };
    }

    private static Asked refused(JsonNode asked, InquiryFault fault) {
        return new Asked.Refused(text(asked, "reference_id"), fault);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
