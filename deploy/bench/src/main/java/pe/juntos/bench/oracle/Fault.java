package pe.juntos.bench.oracle;

import java.util.List;

/**
 * One way in which results differ from what was expected.
 *
 * @param file result file in question
 * @param kind such as missing, not expected, other verdict
 * @param samples some of the records: id, what was expected, what was found
 */
public record Fault(String file, String kind, long count, List<String> samples) {
    public Fault {
        samples = List.copyOf(samples);
    }
}
