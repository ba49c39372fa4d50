package pe.juntos.graduation.profile;

import java.time.LocalDate;
import java.util.Map;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** Starts work over the profiles of the whole register as of a day: the same as long as neither register nor policy changed. */
public final class ProfilingRegister {
    private static final String ON = "on";

    private final Profiles profiles;
    private final Jobs jobs;

    public ProfilingRegister(Profiles profiles, Jobs jobs) {
        this.profiles = profiles;
        this.jobs = jobs;
    }

    /** @param policy id of the version that the work applies */
    public Mono<Job> start(String kind, LocalDate on, String policy) {
        return profiles.register()
                .flatMap(register -> jobs.start(
                        kind,
                        on + "@" + register.fingerprint() + "/" + policy,
                        Map.of(ON, on.toString()),
                        register.households()));
    }

    /** As of which the job was asked for. */
    public static LocalDate day(Job job) {
        return LocalDate.parse(job.parameter(ON));
    }
}
