package pe.juntos.payment.g2p.adapter;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.g2p.CallbackFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads a callback of any size in constant memory: its head first, wherever in the message it stands, then status by status. */
final class CallbackReader implements AutoCloseable {
    private static final int DEEPEST = 20;
    private static final int LONGEST = 1_000;
    private static final Set<String> FIELDS =
            Set.of("reference_id", "status", "status_reason_code", "amount", "currency_code");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .maxNameLength(LONGEST)
                            .build())
                    .build())
            .build();

    private final JsonParser parser;

    private CallbackReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Values of the header, and of the message outside its list. */
    record Head(Map<String, String> header, Map<String, String> message) {}

    /** Goes through the whole message: what is malformed anywhere is refused before anything is taken in. */
    static Head head(Path file) {
        try (var parser = JSON.createParser(file)) {
            var header = Map.<String, String>of();
            var message = Map.<String, String>of();
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (name.equals("header") && token == JsonToken.START_OBJECT) {
                    header = scalars(parser);
                } else if (name.equals("message") && token == JsonToken.START_OBJECT) {
                    message = scalars(parser);
                } else {
                    parser.skipChildren();
                }
            }
            require(parser.nextToken() == null);
            return new Head(header, message);
        } catch (StreamConstraintsException _) {
            throw new CallbackRefused(CallbackFault.JSON_TOO_DEEP);
        } catch (JacksonException _) {
            throw new CallbackRefused(CallbackFault.JSON_MALFORMED);
        }
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new CallbackRefused(CallbackFault.JSON_MALFORMED);
        }
    }

    private static Map<String, String> scalars(JsonParser parser) {
        var values = new HashMap<String, String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                keep(parser, name, values);
            } else {
                parser.skipChildren();
            }
        }
        return values;
    }

    private static void keep(JsonParser parser, String name, Map<String, String> values) {
        if (parser.currentToken() != JsonToken.VALUE_NULL && values.size() < LONGEST) {
            values.put(name, parser.getString().strip());
        }
    }

    /** At the first status; a message without a list has none. */
    static CallbackReader open(Path file) {
        var reader = new CallbackReader(JSON.createParser(file));
        reader.parser.nextToken();
        if (!reader.enter("message", JsonToken.START_OBJECT)
                || !reader.enter("disbursements_status", JsonToken.START_ARRAY)) {
            reader.close();
        }
        return reader;
    }

    private boolean enter(String name, JsonToken expected) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var here = parser.currentName().equals(name);
            if (parser.nextToken() == expected && here) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** What one status says, by field; null after the last. */
    @Nullable
    Map<String, String> next() {
        if (parser.isClosed() || parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        var values = new HashMap<String, String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (parser.nextToken().isScalarValue() && FIELDS.contains(name)) {
                keep(parser, name, values);
            } else {
                parser.skipChildren();
            }
        }
        return values;
    }

    @Override
    public void close() {
        parser.close();
    }
}
