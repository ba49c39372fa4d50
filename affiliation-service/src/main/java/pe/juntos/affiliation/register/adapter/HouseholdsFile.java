package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code hogares.csv} of SISFOH (TGT-2). A new classification is a new dated fact; the earlier ones stay. */
@Component
class HouseholdsFile implements FactFile {

    private static final String HOUSEHOLDS = """
            insert into household as h (household, bucket, external_id, district, populated_centre, address, latitude,
                longitude, listed_on)
            select household, bucket, external_id, district, populated_centre, address, latitude, longitude, class_from
            from staging_household
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (household) do update set district = excluded.district,
                populated_centre = excluded.populated_centre, address = excluded.address,
                latitude = excluded.latitude, longitude = excluded.longitude
            where (h.district, h.populated_centre, h.address, h.latitude, h.longitude) is distinct from
                (excluded.district, excluded.populated_centre, excluded.address, excluded.latitude, excluded.longitude)
              and not exists (select 1 from residence r
                  where r.household = h.household and r.happened_on >= excluded.listed_on)
            """;

    private static final String CLASSIFICATIONS = """
            insert into classification as c (household, bucket, class, valid_from, valid_until)
            select household, bucket, class, class_from, class_until
            from staging_household
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (household, valid_from) do update set class = excluded.class, valid_until = excluded.valid_until
            where (c.class, c.valid_until) is distinct from (excluded.class, excluded.valid_until)
            """;

    private static final Facts FACTS = new Facts(
            false,
            List.of("household"),
            List.of(HOUSEHOLDS, CLASSIFICATIONS, SisfohListSql.ENTRIES),
            List.of("household", "classification", "sisfoh_entry"));

    private final RegisterCodes codes;
    private final StagedLines lines;

    HouseholdsFile(RegisterCodes codes, StagedLines lines) {
        this.codes = codes;
        this.lines = lines;
    }

    @Override
    public StagedFile<HouseholdLine> staged() {
        return new StagedFile<>(
                "hogares",
                new HouseholdLine.Format(),
                "staging_household",
                List.of(
                        "bucket",
                        "household",
                        "external_id",
                        "content",
                        "district",
                        "populated_centre",
                        "class",
                        "class_from",
                        "class_until",
                        "address",
                        "latitude",
                        "longitude"),
                (line, copy) -> {
                    String code = codes.household(line.externalId());
                    copy.number(Buckets.of(code))
                            .text(code)
                            .text(line.externalId())
                            .number(Digest.of(line))
                            .text(line.district())
                            .text(line.populatedCentre())
                            .text(line.socioEconomicClass().name())
                            .date(line.classFrom())
                            .date(line.classUntil())
                            .text(line.address())
                            .decimal(line.latitude())
                            .decimal(line.longitude());
                });
    }

    /** Each file is a version of the list. */
    @Override
    public Mono<Void> prepare(FileImport file) {
        return lines.run(file, BucketRange.ALL, List.of(SisfohListSql.RECEIVED));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.run(file, BucketRange.ALL, List.of(SisfohListSql.COUNTS, SisfohListSql.APPLIED))
                .then(FactFile.super.finish(file));
    }

    @Override
    public StagedLines lines() {
        return lines;
    }

    @Override
    public Facts facts() {
        return FACTS;
    }
}
