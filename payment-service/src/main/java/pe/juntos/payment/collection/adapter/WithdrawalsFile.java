package pe.juntos.payment.collection.adapter;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.Withdrawal;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code retiros.csv} of the bank: what was handed over to households (PAY-7). */
@Component
class WithdrawalsFile implements FileApplication {
    static final StagedFile<Withdrawal> STAGED = new StagedFile<>(
            "retiros",
            new WithdrawalFormat(),
            "staging_withdrawal",
            List.of(
                    "bucket",
                    "withdrawal_id",
                    "end_to_end_id",
                    "period",
                    "household",
                    "on_day",
                    "amount",
                    "channel",
                    "pay_point"),
            WithdrawalsFile::write);

    /** The same id for two households within a file: the first line has it. */
    private static final String REUSED = """
            insert into import_refusal (import_id, line, code, message)
            select s.import_id, s.line, 'WITHDRAWAL_ID_REUSED', 'el retiro_id ya se usó con otro contenido'
            from (select import_id, line, end_to_end_id, first_value(end_to_end_id)
                         over (partition by withdrawal_id order by line) as first
                  from staging_withdrawal where import_id = :import and refusal_code is null) s
            where s.end_to_end_id <> s.first
            on conflict do nothing
            """;

    private final DatabaseClient database;
    private final Locked locked;
    private final Credits credits;
    private final Withdrawals withdrawals;

    WithdrawalsFile(DatabaseClient database, Locked locked, Credits credits, Withdrawals withdrawals) {
        this.database = database;
        this.locked = locked;
        this.credits = credits;
        this.withdrawals = withdrawals;
    }

    private static void write(Withdrawal line, CopyLine out) {
        var id = EndToEndId.read(line.endToEndId());
        out.number(id.map(known -> Buckets.of(known.household())).orElse(0))
                .text(line.id())
                .text(line.endToEndId())
                .text(id.map(known -> known.period().toString()).orElse(null))
                .text(id.map(EndToEndId::household).orElse(null))
                .date(line.on())
                .decimal(line.amount().soles())
                .text(line.channel().name())
                .text(line.payPoint());
    }

    @Override
    public String kind() {
        return STAGED.kind();
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> prepare(FileImport file) {
        return database.sql(REUSED).bind("import", file.id()).then();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return locked.buckets(range)
                .then(credits.open(file.id(), range))
                .then(Mono.defer(() -> withdrawals.apply(file.id(), range)));
    }
}
