package pe.juntos.coresponsibility.conditionality.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is registered about who sends.
 *
 * @param sender subject of its access token
 * @param callback where results are told to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sender(String sender, @Nullable String callback) {}
