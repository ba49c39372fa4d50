package pe.juntos.sandbox.population;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one bimester's files of an invented population (see {@link InputFile}), in one pass and in constant memory.
 *
 * <p>The same request writes the same bytes, on any machine.
 */
public final class PopulationGenerator {
    private static final List<InputFile> LATE_FILES = List.of(InputFile.SALUD, InputFile.EDUCACION);
    private static final List<DirtKind> COURSES =
            Arrays.asList(DirtKind.values()).subList(0, DirtKind.AFFILIATED_ON_EDGE.ordinal() + 1);
    private static final double EVIDENCE_OF_OTHERS = 0.3;

    private final GeneratorRequest request;
    private final Soil soil;
    private final List<District> districts;

    private PopulationGenerator(GeneratorRequest request) {
        this.request = request;
        this.soil = new Soil(request.dirt());
        this.districts = Districts.forHouseholds(
                request.households(),
                Districts.of(request.districtsFile()),
                request.calibration().land());
    }

    public static GeneratedPopulation generate(GeneratorRequest request) {
        try {
            return new PopulationGenerator(request).write();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the population into " + request.outDir(), e);
        }
    }

    private GeneratedPopulation write() throws IOException {
        try (var folder = InputFolder.in(request.outDir(), request.files());
                var late = lateFolder()) {
            new Writing(folder, late).all();
            folder.finish();
            var lines = new LinkedHashMap<String, Long>();
            folder.lines().forEach((file, count) -> lines.put(file.fileName(), count));
            if (late != null) {
                late.lines().forEach((file, count) -> lines.put("tarde/" + file.fileName(), count));
            }
            return new GeneratedPopulation(request.households(), districts.size(), Map.copyOf(lines), soil.thrown());
        }
    }

    private @Nullable InputFolder lateFolder() throws IOException {
        return request.lateShare() == 0 ? null : InputFolder.in(request.outDir().resolve("tarde"), LATE_FILES);
    }

    /** Everything that holds on to the open files. */
    private final class Writing {
        private final Family family = new Family(request, soil);
        private final SupplyFiles supplyFiles;
        private final RegisterFiles register;
        private final AffiliationFiles affiliation;
        private final HealthRecords health;
        private final SchoolRecords school;
        private final ExceptionRecords exceptions;
        private final GraduationFiles graduation;
        private final InsuranceFile insurance;

        Writing(InputFolder folder, @Nullable InputFolder late) {
            this.supplyFiles = new SupplyFiles(folder, soil, request);
            this.register = new RegisterFiles(folder, soil, request);
            this.affiliation = new AffiliationFiles(folder, soil, request);
            this.health = new HealthRecords(sheet(InputFile.SALUD, folder, late), request);
            this.school = new SchoolRecords(sheet(InputFile.EDUCACION, folder, late), request);
            this.exceptions = new ExceptionRecords(folder, soil, request);
            this.graduation = new GraduationFiles(folder, request);
            this.insurance = new InsuranceFile(folder, soil, request);
        }

        private EvidenceSheet sheet(InputFile file, InputFolder folder, @Nullable InputFolder late) {
            return new EvidenceSheet(file, folder, late, soil, request);
        }

        void all() {
            double[] upTo = shares();
            int done = 0;
            for (int i = 0; i < districts.size(); i++) {
                boolean last = i == districts.size() - 1;
                int end = last ? request.households() : (int) (upTo[i] * request.households());
                district(i, done, Math.max(done, end));
                done = Math.max(done, end);
            }
        }

        /** Districts differ in size: from 0.6 to 1.4 of the mean. */
        private double[] shares() {
            double[] upTo = new double[districts.size()];
            double sum = 0;
            for (int i = 0; i < upTo.length; i++) {
                sum += 0.6 + 0.8 * new Draw(request.seed(), Draw.Concern.DISTRICT, -1L - i).fraction();
                upTo[i] = sum;
            }
            for (int i = 0; i < upTo.length; i++) {
                upTo[i] /= sum;
            }
            return upTo;
        }

        private void district(int number, int from, int to) {
            var supply = new Supply(request, districts.get(number), number, to - from);
            supplyFiles.write(supply);
            for (int household = from; household < to; household++) {
                int centre = (int) ((long) (household - from) * supply.centres / (to - from));
                household(household, supply, centre);
            }
        }

        private void household(int number, Supply supply, int centre) {
            var draw = new Draw(request.seed(), Draw.Concern.HOUSEHOLD, number);
            var course = soil.oneOf(COURSES, draw);
            var people = family.of(number, course, draw);
            var household = new Household(number, Household.id(number), supply, centre, course, people);
            var affiliating = new Draw(request.seed(), Draw.Concern.AFFILIATION, number);
            var timeline = Timeline.of(household, request, affiliating);
            register.write(household, timeline, draw);
            affiliation.write(household, timeline, affiliating);
            evidence(household, new Draw(request.seed(), Draw.Concern.EVIDENCE, number));
            graduation.write(household, timeline, new Draw(request.seed(), Draw.Concern.GRADUATION, number));
            if (request.files().contains(InputFile.SEGUROS)) {
                insurance.write(household, new Draw(request.seed(), Draw.Concern.INSURANCE, number));
            }
        }

        /** Posts and schools report the children they know, in the programme or not. */
        private void evidence(Household household, Draw draw) {
            boolean known = draw.chance(EVIDENCE_OF_OTHERS) || Timeline.signs(household.course());
            if (!known) {
                return;
            }
            var dirt = new Draw(request.seed(), Draw.Concern.EVIDENCE_DIRT, household.number());
            var first = request.period().firstDay();
            for (var person : household.people()) {
                var condition = person.conditionOn(first);
                if (condition != null) {
                    boolean breach = switch (condition) {
                        case PRENATAL, CRED -> health.write(household, person, condition, draw, dirt);
                        case INICIAL, SCHOOL -> school.write(household, person, condition, draw, dirt);
                    };
                    exceptions.write(household, person, breach, draw);
                }
            }
        }
    }
}
