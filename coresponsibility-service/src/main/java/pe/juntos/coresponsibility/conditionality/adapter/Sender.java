package pe.juntos.coresponsibility.conditionality.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.dci.SenderKey;

/**
 * What is registered about who sends.
 *
 * @param sender subject of its access token
 * @param callback where results are told to
 * @param keys ids of the keys with one of which it signs; with none it need not sign
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sender(
        String sender,
        @Nullable String callback,
        List<String> keys,
        @JsonIgnore List<SenderKey> signingKeys) {

    static Sender of(String sender, @Nullable String callback, @Nullable String keys) {
        var signing = SenderKeys.read(keys);
        return new Sender(sender, callback, signing.stream().map(SenderKey::id).toList(), signing);
    }
}
