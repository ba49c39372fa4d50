package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.csv.LineRefusal;
import tools.jackson.databind.JsonNode;

/** The fields of one record; each getter refuses the record with a stable code if the field is not so, like the cells of a file. */
record ItemFields(JsonNode node, String name) {
    private static final int LONGEST = 128;

    ItemFields in(String field) {
        var inner = node.path(field);
        if (!inner.isObject()) {
            throw refusal("REQUIRED", field, "falta o no es un objeto");
        }
        return new ItemFields(inner, name + field + ".");
    }

    boolean has(String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
    }

    String text(String field) {
        var text = optional(field);
        if (text == null) {
            throw refusal("REQUIRED", field, "falta");
        }
        return text;
    }

    @Nullable
    String optional(String field) {
        if (!has(field)) {
            return null;
        }
        var value = node.path(field);
        if (!value.isString()) {
            throw refusal("NOT_A_TEXT", field, "no es un texto");
        }
        var text = value.stringValue().strip();
        if (text.length() > LONGEST) {
            throw refusal("TOO_LONG", field, "tiene más de " + LONGEST + " caracteres");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refusal("CONTROL_CHARACTER", field, "contiene un carácter de control");
        }
        return text.isEmpty() ? null : text;
    }

    <E> E code(String field, Map<String, E> codes) {
        var known = codes.get(text(field));
        if (known == null) {
            throw refusal(
                    "UNKNOWN_CODE",
                    field,
                    "no es uno de " + codes.keySet().stream().sorted().toList());
        }
        return known;
    }

    LocalDate date(String field) {
        try {
            return inCalendar(LocalDate.parse(text(field)));
        } catch (DateTimeException _) {
            throw refusal("NOT_A_DATE", field, "no es una fecha AAAA-MM-DD");
        }
    }

    OffsetDateTime instant(String field) {
        try {
            var at = OffsetDateTime.parse(text(field));
            inCalendar(at.toLocalDate());
            return at;
        } catch (DateTimeException _) {
            throw refusal("NOT_A_TIMESTAMP", field, "no es una fecha y hora con zona");
        }
    }

    int count(String field) {
        var value = node.path(field);
        if (!has(field)) {
            throw refusal("REQUIRED", field, "falta");
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw refusal("NOT_A_NUMBER", field, "no es un número entero");
        }
        return value.intValue();
    }

    LineRefusal refusal(String code, String field, String what) {
        return new LineRefusal(code, name + field + " " + what);
    }

    private static LocalDate inCalendar(LocalDate day) {
        if (day.getYear() < 1900 || day.getYear() > 2999) {
            throw new DateTimeException("not of this time");
        }
        return day;
    }
}
