package pe.juntos.payment.bank.adapter;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import pe.juntos.payment.bank.MessageFault;

/** UTF-8 and nothing else: bytes that are none are refused, never replaced. */
final class Utf8 extends FilterReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private boolean begun;

    Utf8(InputStream in) {
        super(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        try {
            var count = super.read(to, offset, length);
            var marked = !begun && count > 0 && to[offset] == BYTE_ORDER_MARK;
            begun = true;
            if (!marked) {
                return count;
            }
            System.arraycopy(to, offset + 1, to, offset, count - 1);
            return count > 1 ? count - 1 : read(to, offset, length);
        } catch (CharacterCodingException _) {
            throw new MessageRefused(MessageFault.XML_NOT_UTF8);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
