package pe.juntos.payment.stimulus;

import java.util.List;

/**
 * Where the stimulus is paid; how much it is, and whether it is on, is {@code ComponentPolicy}'s.
 *
 * @param districts prefixes of district codes: those of the first stage, and of the VRAE
 */
public record StimulusPolicy(List<String> districts) {
    public StimulusPolicy {
        districts = List.copyOf(districts);
        if (districts.stream().anyMatch(prefix -> !prefix.matches("\\d{2,6}"))) {
            throw new IllegalArgumentException("a prefix of a district code has two to six digits");
        }
    }

    boolean covers(String district) {
        return districts.stream().anyMatch(district::startsWith);
    }
}
