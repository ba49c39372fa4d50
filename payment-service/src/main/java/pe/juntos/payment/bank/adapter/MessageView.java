package pe.juntos.payment.bank.adapter;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bank message as answered over HTTP. */
record MessageView(
        @com.fasterxml.jackson.annotation.JsonProperty("import")
        long id,

        @Nullable UUID job,
        String kind,
        String messageId,
        String state,
        long lines,
        long matched,
        Map<String, Long> exceptions) {}
