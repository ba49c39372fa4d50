package pe.juntos.affiliation.duplicate.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks through the register for duplicates (TGT-4). Every different name is sounded out once; then one statement joins those
 * who are probably one: born on one day, of one sex, in one province, whose paternal surname, maternal surname and given names
 * sound alike, each written in any number of words. A maternal surname that one of the two does not give speaks against nothing.
 */
@Component
class DuplicateScan implements ChunkedJob {

    static final String KIND = "duplicates";

    /** Two records of one person lie anywhere: one piece of work, whatever the size of the register. */
    static final long PERSONS_PER_CHUNK = Long.MAX_VALUE;

    private static final List<String> SOUNDS = List.of("scan", "name", "sound");

    /** Few of many: people share their names. */
    private static final String NAMES = """
            select distinct replace(n.name, ' ', '') from member, unnest(string_to_array(name_key, '|')) n (name)
            where n.name <> ''
            """;

    private static final String ANALYZE = "analyze duplicate_sound";

    /**
     * Each person is there once for every way to hear paternal surname and given names; who shares a way with somebody is looked
     * at closer. The key is short because millions of them are sorted; that it is shared by chance does no harm, the pair is
     * compared again in full.
     */
    private static final String PAIRS = """
            with heard as materialized (
              select m.member, hashtextextended(p.sound, hashtextextended(
                g.sound || m.sex || left(h.district, 4), m.birth_date - date '0001-01-01')) as key
              from member m join household h using (household)
                join duplicate_sound p on p.scan = :scan and p.name = replace(split_part(m.name_key, '|', 1), ' ', '')
                join duplicate_sound g on g.scan = :scan and g.name = replace(split_part(m.name_key, '|', 3), ' ', '')),
            shared as materialized (select key from heard group by key having count(*) > 1),
            close as materialized (select distinct member, key from heard join shared using (key)),
            person as materialized (
              select c.key, m.member, m.household, m.birth_date, m.sex, left(h.district, 4) as province,
                array(select sound from duplicate_sound s where s.scan = :scan
                  and s.name = replace(split_part(m.name_key, '|', 1), ' ', '')) as paternal,
                array(select sound from duplicate_sound s where s.scan = :scan
                  and s.name = replace(split_part(m.name_key, '|', 2), ' ', '')) as maternal,
                array(select sound from duplicate_sound s where s.scan = :scan
                  and s.name = replace(split_part(m.name_key, '|', 3), ' ', '')) as given
              from close c join member m using (member) join household h using (household)
              where not exists (select 1 from merge x where x.kind = 'HOUSEHOLD' and x.lost = m.household
                and x.state in ('APPLIED', 'UNDO_PROPOSED'))),
            pair as (
              select distinct a.member, a.household, b.member as other, b.household as other_household
              from person a join person b using (key, birth_date, sex, province)
              where a.member collate "C" < b.member collate "C" and a.paternal && b.paternal and a.given && b.given
                and (a.maternal && b.maternal or a.maternal = '{}' or b.maternal = '{}'))
            """;

    private static final String AGAIN = """
            on conflict (kind, member, other) do update set scan = excluded.scan, household = excluded.household,
                other_household = excluded.other_household,
                state = case when p.state = 'RESOLVED' then 'OPEN' else p.state end
            """;

    private static final String FOUND = PAIRS + """
            insert into duplicate_pair as p (kind, member, household, other, other_household, scan)
            select 'PROBABLE', member, household, other, other_household, :scan from pair order by member, other
            """ + AGAIN;

    private static final String CERTAIN = """
            insert into duplicate_pair as p (kind, member, household, other, other_household, scan)
            select 'CERTAIN', d.member, d.household, d.holder, m.household, :scan
            from duplicate_dni d join member m on m.member = d.holder join household h on h.household = d.household
            where d.member <> d.holder
            """ + AGAIN;

    private static final String RESOLVED = """
            update duplicate_pair set state = 'RESOLVED' where state = 'OPEN' and scan <> :scan
            """;

    private static final String FORGET = "delete from duplicate_sound where scan = :scan";

    private static final String FINISHED = "update duplicate_scan set finished = true where id = :scan";

    private final DatabaseClient client;
    private final BulkCopy copy;

    DuplicateScan(DatabaseClient client, BulkCopy copy) {
        this.client = client;
        this.copy = copy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange all) {
        return sound(job)
                .then(client.sql(ANALYZE).then())
                .then(execute(job, FOUND))
                .then(execute(job, FORGET))
                .then(client.sql("select count(*) from member")
                        .mapValue(Long.class)
                        .one());
    }

    private Mono<Long> sound(Job job) {
        return client.sql(NAMES)
                .mapValue(String.class)
                .all()
                .collectList()
                .flatMap(names -> copy.copy(
                        "duplicate_sound",
                        SOUNDS,
                        Flux.fromIterable(names)
                                .flatMapIterable(name -> SpanishSound.of(name).stream()
                                        .map(sound -> Map.entry(name, sound))
                                        .toList()),
                        (heard, line) ->
                                line.uuid(job.id()).text(heard.getKey()).text(heard.getValue())));
    }

    @Override
    public Mono<Void> finish(Job job) {
        return execute(job, CERTAIN).then(execute(job, RESOLVED)).then(execute(job, FINISHED));
    }

    private Mono<Void> execute(Job job, String sql) {
        return client.sql(sql).bind("scan", job.id()).then();
    }
}
