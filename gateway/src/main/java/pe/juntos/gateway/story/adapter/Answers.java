package pe.juntos.gateway.story.adapter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pe.juntos.gateway.story.Facts;
import pe.juntos.gateway.story.Section;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the five services said of a household and a period. */
record Answers(
        Section<JsonNode> affiliation,
        Section<JsonNode> coresponsibility,
        Section<JsonNode> payment,
        Section<JsonNode> graduation,
        Section<JsonNode> partner) {
    private static final Set<String> BEYOND_THE_CREDIT = Set.of("WITHDRAWN", "ALERTED", "UNCOLLECTED", "REVERTED");
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** All services are asked side by side. */
    static Mono<Answers> ask(ServiceReads services, ServiceReads.Asking asking, String household, String period) {
        return Mono.zip(
                        services.part("affiliation", asking, household, period),
                        services.part("coresponsibility", asking, household, period),
                        services.part("payment", asking, household, period),
                        services.part("graduation", asking, household, period),
                        services.part("partner", asking, household, period))
                .map(said -> new Answers(
                        understood(said.getT1(), Answers::standing),
                        understood(said.getT2(), Answers::verdict),
                        understood(said.getT3(), Answers::transfers),
                        said.getT4(),
                        said.getT5()));
    }

    /** An answer that makes no sense is as good as none. */
    private static Section<JsonNode> understood(Section<JsonNode> said, Function<JsonNode, ?> reading) {
        try {
            said.map(reading);
            return said;
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            LOG.error("an answer that cannot be read", e);
            return new Section.Unavailable<>();
        }
    }

    Facts facts() {
        return new Facts(
                affiliation.map(Answers::standing),
                coresponsibility.map(Answers::verdict),
                payment.map(Answers::transfers));
    }

    private static Facts.Standing standing(JsonNode file) {
        var exitedOn = optional(file, "exitedOn");
        return new Facts.Standing(
                text(file, "state"), texts(file, "reasons"), exitedOn == null ? null : LocalDate.parse(exitedOn));
    }

    private static Facts.Verdict verdict(JsonNode decided) {
        return new Facts.Verdict(
                text(decided, "outcome"),
                decided.path("payable").asBoolean(),
                texts(decided, "reasons"),
                items(decided, "members")
                        .map(member -> new Facts.Member(text(member, "outcome"), texts(member, "reasons")))
                        .toList());
    }

    private static List<Facts.Transfer> transfers(JsonNode paid) {
        return items(paid, "transfers")
                .map(transfer -> new Facts.Transfer(
                        text(transfer, "period"),
                        reached(transfer),
                        optional(transfer, "reason"),
                        soles(transfer),
                        items(transfer, "lines")
                                .map(line -> new Facts.Line(text(line, "period"), soles(line)))
                                .toList(),
                        payDay(transfer.path("payDay"))))
                .toList();
    }

    private static Facts.@Nullable PayDay payDay(JsonNode planned) {
        return planned.isObject()
                ? new Facts.PayDay(
                        LocalDate.parse(text(planned, "day")), text(planned, "channel"), text(planned, "point"))
                : null;
    }

    /** How far the money came: what the household took of it, or did not, says more than that it was credited. */
    private static String reached(JsonNode transfer) {
        var stage = transfer.path("collection").path("stage").asString("");
        return BEYOND_THE_CREDIT.contains(stage) ? stage : text(transfer, "state");
    }

    private static Stream<JsonNode> items(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false);
    }

    private static List<String> texts(JsonNode node, String field) {
        return items(node, field).map(JsonNode::asString).toList();
    }

    private static BigDecimal soles(JsonNode node) {
        return new BigDecimal(text(node, "amount"));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private static @Nullable String optional(JsonNode node, String field) {
        var value = node.path(field);
        return value.isString() ? value.asString() : null;
    }
}
