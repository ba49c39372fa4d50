package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.committee.Task;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** How each party keeps its word, by province (001 ART-08). */
@RestController
class TaskComplianceController {

    private static final int PROVINCE = 4;
    private static final long HUNDRED = 100;

    /**
     * @param done numerator: in time or late
     * @param due denominator: those done, and those whose day is over
     * @param donePercent rounded down; null while there is none
     */
    record Share(
            Task.Party party,
            String province,
            long tasks,
            long done,
            long late,
            long overdue,
            long due,
            @Nullable Long donePercent) {}

    record Compliance(LocalDate asOf, List<Share> shares) {}

    private final Tasks tasks;
    private final Clock clock;

    TaskComplianceController(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @GetMapping("/partner/tasks/compliance")
    @PreAuthorize(CommitteeBook.READERS)
    Mono<Compliance> compliance(@RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        return Mono.defer(() -> {
            var on = asOf == null ? LocalDate.now(clock) : asOf;
            return tasks.counting(on, caller).collectList().map(all -> new Compliance(on, shares(all)));
        });
    }

    private static List<Share> shares(List<Tasks.Seen> tasks) {
        return tasks.stream()
                .collect(Collectors.groupingBy(
                        one -> one.party() + "/" + one.area().substring(0, PROVINCE),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(TaskComplianceController::share)
                .toList();
    }

    private static Share share(List<Tasks.Seen> all) {
        long late = count(all, Task.State.DONE_LATE);
        long done = count(all, Task.State.DONE) + late;
        long due = all.stream().filter(one -> one.state().counts()).count();
        return new Share(
                all.getFirst().party(),
                all.getFirst().area().substring(0, PROVINCE),
                all.size(),
                done,
                late,
                count(all, Task.State.OVERDUE),
                due,
                due == 0 ? null : HUNDRED * done / due);
    }

    private static long count(List<Tasks.Seen> all, Task.State state) {
        return all.stream().filter(one -> one.state() == state).count();
    }
}
