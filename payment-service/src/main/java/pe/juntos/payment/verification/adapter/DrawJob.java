package pe.juntos.payment.verification.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Draws the samples of all districts in one statement: ranks are over whole districts. */
@Component
class DrawJob implements ChunkedJob {
    static final String KIND = "verification-draw";
    private static final String SAMPLE = """
            insert into verification_item (verification, household, period, district, amount, rank)
            select x.verification, x.household, x.period, x.district, x.amount, x.rank
            from (select r.*, row_number() over (partition by r.district order by r.rank, r.household, r.period) as place
                  from (select v.verification, v.per_district, t.household, t.period, t.district, t.amount,
                               encode(sha256(convert_to(v.seed || '|' || t.household || '-' || t.period, 'UTF8')), 'hex') as rank
                        from verification v join round_transfer t on t.round = v.round and t.state = 'CREDITED' and left(t.household, 1) <> 'P'
                        where v.verification = :id) r) x
            where x.place <= x.per_district
            on conflict do nothing
            """;
    private static final String FRAME = """
            update verification v set frame = f.transfers, frame_hash = f.hash
            from (select count(*) as transfers,
                         encode(sha256(convert_to(coalesce(string_agg(t.household || '-' || t.period, E'\\n'
                                order by t.household, t.period), ''), 'UTF8')), 'hex') as hash
                  from verification w join round_transfer t on t.round = w.round and t.state = 'CREDITED' and left(t.household, 1) <> 'P'
                  where w.verification = :id) f
            where v.verification = :id and v.frame is null
            """;

    private final DatabaseClient database;

    DrawJob(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var id = job.parameter("verification");
        return database.sql(FRAME)
                .bind("id", id)
                .then()
                .then(database.sql(SAMPLE).bind("id", id).fetch().rowsUpdated());
    }
}
