package pe.juntos.payment.verification;

/** @param perDistrict households asked in each district; where fewer were paid, all of them */
public record SamplePolicy(int perDistrict) {
    public SamplePolicy {
        if (perDistrict < 1) {
            throw new IllegalArgumentException("a sample asks somebody");
        }
    }
}
