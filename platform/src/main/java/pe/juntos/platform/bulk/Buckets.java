package pe.juntos.platform.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;

/** The fixed cut of all households into parts of equal size, by hash of the household code. */
public final class Buckets {
    public static final int COUNT = 1024;

    private Buckets() {}

    /** @return 0 to {@value #COUNT} − 1, the same for the same key on every machine and in every version */
    public static int of(String key) {
        var hash = new CRC32C();
        hash.update(key.getBytes(UTF_8));
        return (int) (hash.getValue() % COUNT);
    }
}
