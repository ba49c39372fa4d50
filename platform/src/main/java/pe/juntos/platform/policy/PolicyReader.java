package pe.juntos.platform.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A version's document, from YAML or JSON, into the typed parameters: whatever does not fit is refused. */
final class PolicyReader<T> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
    private static final String PARAMETERS = "parameters";

    private final Class<T> parameters;

    PolicyReader(Class<T> parameters) {
        this.parameters = parameters;
    }

    /** @throws MalformedPolicy naming the field that does not fit */
    Policy<T> read(Map<?, ?> document) {
        var fields = new LinkedHashMap<Object, Object>(document);
        fields.putIfAbsent("draft", false);
        try {
            return MAPPER.convertValue(
                    fields, MAPPER.getTypeFactory().constructParametricType(Policy.class, parameters));
        } catch (DatabindException e) {
            throw new MalformedPolicy(field(e), e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new MalformedPolicy("", e);
        }
    }

    private static String field(DatabindException e) {
        var field = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null) {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }

    /** A document that is no version of its book. */
    static final class MalformedPolicy extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final String field;

        private MalformedPolicy(String field, Exception cause) {
            super("policy version, " + (field.isEmpty() ? "as a whole" : field), cause);
            this.field = field;
        }

        /** Path of the field, such as {@code parameters.amount}; empty where it is the whole that does not fit. */
        String field() {
            return field;
        }

        boolean inParameters() {
            return field.startsWith(PARAMETERS);
        }
    }
}
