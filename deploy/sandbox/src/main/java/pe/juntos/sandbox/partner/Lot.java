package pe.juntos.sandbox.partner;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Who does what is drawn from seed and id: the same on every run. */
record Lot(long seed) {

    /** 0 to 99, independent for each question. */
    int percentile(String question, String id) {
        var crc = new CRC32C();
        crc.update((seed + "/" + question + "/" + id).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % 100);
    }
}
