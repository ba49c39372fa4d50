package pe.juntos.graduation.review.adapter;

import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import pe.juntos.platform.job.BucketRange;

/** Which households a review looks at; {@code @} in a statement stands for the condition on the table {@code t}. */
sealed interface Selection {

    GenericExecuteSpec sql(DatabaseClient client, String statement);

    record Buckets(BucketRange range) implements Selection {
        @Override
        public GenericExecuteSpec sql(DatabaseClient client, String statement) {
            return client.sql(statement.replace("@", "t.bucket between :first and :last"))
                    .bind("first", range.first())
                    .bind("last", range.last());
        }
    }

    record Households(Collection<String> codes) implements Selection {
        @Override
        public GenericExecuteSpec sql(DatabaseClient client, String statement) {
            return client.sql(statement.replace("@", "t.household = any(:households)"))
                    .bind("households", codes.toArray(String[]::new));
        }
    }
}
