package pe.juntos.payment.budget;

/** @param mostPercent of the whole budget that may be administrative and operative (R-PA-5) */
public record SharePolicy(int mostPercent) {
    public SharePolicy {
        if (mostPercent < 0 || mostPercent > 100) {
            throw new IllegalArgumentException("a share is from 0 to 100 per cent");
        }
    }
}
