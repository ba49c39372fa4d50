package pe.juntos.affiliation.household.adapter;

import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.job.BucketRange;

/** Which households are read: all of some buckets, or a few by their codes. */
sealed interface Scope {

    /** Condition on a table {@code t} with the columns {@code bucket} and {@code household}. */
    String ofHouseholds();

    /** Condition on a table {@code t} with the columns {@code bucket} and {@code member}. */
    String ofMembers();

    GenericExecuteSpec bind(GenericExecuteSpec spec);

    /** All households of some buckets. */
    record OfBuckets(BucketRange range) implements Scope {

        @Override
        public String ofHouseholds() {
            return " t.bucket between :first and :last ";
        }

        @Override
        public String ofMembers() {
            return ofHouseholds();
        }

        @Override
        public GenericExecuteSpec bind(GenericExecuteSpec spec) {
            return spec.bind("first", range.first()).bind("last", range.last());
        }
    }

    /** A few households, each found by way of its bucket. */
    record OfHouseholds(String[] codes, Short[] buckets) implements Scope {

        private static final String LIVING =
                "select m.member from member m" + " where m.bucket = any(:buckets) and m.household = any(:households)";

        static OfHouseholds of(Collection<String> households) {
            String[] codes = households.stream().distinct().sorted().toArray(String[]::new);
            Short[] buckets = households.stream()
                    .map(code -> (short) Buckets.of(code))
                    .distinct()
                    .sorted()
                    .toArray(Short[]::new);
            return new OfHouseholds(codes, buckets);
        }

        @Override
        public String ofHouseholds() {
            return " t.bucket = any(:buckets) and t.household = any(:households) ";
        }

        @Override
        public String ofMembers() {
            return " t.bucket = any(:buckets) and t.member in (" + LIVING + ") ";
        }

        @Override
        public GenericExecuteSpec bind(GenericExecuteSpec spec) {
            return spec.bind("buckets", buckets).bind("households", codes);
        }
    }
}
