package pe.juntos.platform.job;

import pe.juntos.platform.bulk.Buckets;

/** Neighbouring buckets, both ends included: {@code bucket between :first and :last}. */
public record BucketRange(int first, int last) {
    public static final BucketRange ALL = new BucketRange(0, Buckets.COUNT - 1);
}
