package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A copy of a good statement with one thing wrong, at its beginning or its end; the rest is copied as it is. */
final class Spoiled {

    /** Holds everything up to the first entries. */
    private static final int HEAD = 16 * 1024;

    private static final String BOMB = "<!DOCTYPE Document [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
    private static final String OUTSIDE = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";

    private Spoiled() {}

    static Path copy(Path good, Misbehaviour how) throws IOException {
        var name = good.getFileName().toString().replaceFirst("\\.xml$", "");
        var path = good.resolveSibling(name + "." + how.name().toLowerCase(Locale.ROOT) + ".xml");
        try (var in = Files.newInputStream(good);
                var out = Files.newOutputStream(path)) {
            if (how == Misbehaviour.TRUNCATED) {
                out.write(in.readNBytes(Math.toIntExact(Math.min(HEAD, Files.size(good) / 2))));
            } else if (how != Misbehaviour.EMPTY) {
                // one byte, one character: what is not touched stays as it was
                var head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
                out.write(spoiled(head, how).getBytes(StandardCharsets.ISO_8859_1));
                in.transferTo(out);
            }
        }
        return path;
    }

    private static String spoiled(String head, Misbehaviour how) {
        return switch (how) {
            case MALFORMED -> head.replaceFirst("</Refs>", "</Ref>");
            case NOT_UTF8 -> head.replaceFirst("<Stmt>", "<!-- \u00D1 --><Stmt>");
            case ENTITY_BOMB -> declared(head, BOMB);
            case EXTERNAL_ENTITY -> declared(head, OUTSIDE);
            case OTHER_DEBTOR -> head.replaceFirst("<Othr><Id>[^<]*</Id>", "<Othr><Id>00-068-9999999</Id>");
            case WRONG_TOTALS -> head.replaceFirst("<TtlDbtNtries><NbOfNtries>", "<TtlDbtNtries><NbOfNtries>1");
            case THREE_DECIMALS -> head.replaceFirst("(<NtryRef>1</NtryRef><Amt[^>]*>[^<]*)<", "$15<");
            case NEGATIVE_AMOUNTS -> head.replaceFirst("(<NtryRef>1</NtryRef><Amt[^>]*>)", "$1-");
            case OTHER_CURRENCY -> head.replace("Ccy=\"PEN\"", "Ccy=\"USD\"");
            case OTHER_VERSION -> head.replaceFirst("camt\\.053\\.001\\.08", "camt.053.001.02");
            default -> throw new IllegalArgumentException(how + " spoils nothing");
        };
    }

    private static String declared(String head, String type) {
        return head.replaceFirst("\\?>", "?>" + type.replace("$", "\\$"))
                .replaceFirst("<NtryRef>1</NtryRef>", "<NtryRef>&x;</NtryRef>");
    }
}
