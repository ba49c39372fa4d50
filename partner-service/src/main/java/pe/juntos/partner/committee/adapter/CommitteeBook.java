package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.committee.CommitteePolicy;
import pe.juntos.partner.committee.CommitteeRefusal;
import pe.juntos.partner.committee.Task;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Rules of committees, what a request must have, and the agreement under which a committee works. */
@Component
class CommitteeBook {

    static final String WRITERS = "hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS')";
    static final String READERS =
            "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')";
    static final String ID = "[A-Za-z0-9._-]{1,64}";
    static final String INSTITUTION = "[A-Z0-9_]{2,40}";
    private static final String TEXT = "[\\p{L}\\p{N} .,;:()%/'\"-]{2,500}";
    private static final int MOST = 500;
    private static final int MOST_INSTITUTIONS = 40;

    /** An agreement of a region concerns whoever works in any part of it. */
    static final String VISIBLE = "(a.region like any(:patterns) or exists (select from unnest(:patterns) p"
            + " where p like a.region || '%'))";

    private static final String STORE_TASKS = """
            insert into task (id, agreement, plan, minutes, party, institution, what, area, due_on)
            select t.id, :agreement, :plan, :minutes, t.party, t.institution, t.what, t.area, t.due::date
            from unnest(:ids, :parties, :institutions, :whats, :areas, :dues)
                as t (id, party, institution, what, area, due) on conflict do nothing
            """;

    /** A task as it is sent. */
    record SentTask(
            @Nullable String id,
            Task.@Nullable Party party,
            @Nullable String institution,
            @Nullable String what,
            @Nullable String area,
            @Nullable LocalDate dueOn) {}

    /** The region of a ratified agreement. */
    record Agreed(UUID id, String region) {}

    private final PolicyBook<CommitteePolicy> policies = Policies.load("policies/committee", CommitteePolicy.class);
    private final DatabaseClient client;

    CommitteeBook(DatabaseClient client) {
        this.client = client;
    }

    CommitteePolicy at(LocalDate day) {
        return policies.at(day).parameters();
    }

    static Problem problem(CommitteeRefusal why) {
        return Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail());
    }

    static <T> T given(@Nullable T value) {
        if (value == null) {
            throw problem(CommitteeRefusal.INCOMPLETE);
        }
        return value;
    }

    static String text(@Nullable String value, String pattern) {
        if (value == null || !value.matches(pattern)) {
            throw problem(CommitteeRefusal.INCOMPLETE);
        }
        return value.strip();
    }

    static String words(@Nullable String value) {
        return text(value, TEXT);
    }

    static Set<String> institutions(@Nullable Set<String> sent) {
        var institutions = given(sent);
        if (institutions.isEmpty() || institutions.size() > MOST_INSTITUTIONS) {
            throw problem(CommitteeRefusal.INCOMPLETE);
        }
        institutions.forEach(one -> text(one, INSTITUTION));
        return institutions;
    }

    static String[] sorted(Set<String> texts) {
        return texts.stream().sorted().toArray(String[]::new);
    }

    static List<Task> tasks(@Nullable List<@Nullable SentTask> sent) {
        if (sent == null || sent.size() > MOST) {
            throw problem(CommitteeRefusal.INCOMPLETE);
        }
        return sent.stream().map(one -> task(given(one))).toList();
    }

    private static Task task(SentTask sent) {
        return new Task(
                text(sent.id(), ID),
                given(sent.party()),
                text(sent.institution(), INSTITUTION),
                words(sent.what()),
                given(sent.area()),
                given(sent.dueOn()));
    }

    Mono<Agreed> ratified(UUID agreement, Caller caller) {
        return client.sql("select a.region, a.state from agreement a where a.id = :id and " + VISIBLE)
                .bind("id", agreement)
                .bind("patterns", caller.territory().patterns())
                .map(row -> {
                    if (!"RATIFIED".equals(required(row, "state", String.class))) {
                        throw problem(CommitteeRefusal.NOT_RATIFIED);
                    }
                    return new Agreed(agreement, required(row, "region", String.class));
                })
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** True if it was stored now; the statement gives {@code fresh}, and nothing where the content is another. */
    Mono<Boolean> stored(DatabaseClient.GenericExecuteSpec upsert) {
        return upsert.map(row -> required(row, "fresh", Boolean.class))
                .one()
                .switchIfEmpty(Mono.error(() -> problem(CommitteeRefusal.ID_CONFLICT)));
    }

    /** @param plan or else the minutes they come from */
    Mono<Void> store(UUID agreement, @Nullable String plan, @Nullable String minutes, List<Task> tasks) {
        if (tasks.isEmpty()) {
            return Mono.empty();
        }
        var sql = client.sql(STORE_TASKS)
                .bind("agreement", agreement)
                .bind("ids", texts(tasks, Task::id))
                .bind("parties", texts(tasks, task -> task.party().name()))
                .bind("institutions", texts(tasks, Task::institution))
                .bind("whats", texts(tasks, Task::what))
                .bind("areas", texts(tasks, Task::area))
                .bind("dues", texts(tasks, task -> task.dueOn().toString()));
        sql = plan == null ? sql.bindNull("plan", String.class) : sql.bind("plan", plan);
        sql = minutes == null ? sql.bindNull("minutes", String.class) : sql.bind("minutes", minutes);
        return sql.fetch()
                .rowsUpdated()
                .filter(rows -> rows == tasks.size())
                .switchIfEmpty(Mono.error(() -> problem(CommitteeRefusal.ID_CONFLICT)))
                .then();
    }

    private static String[] texts(List<Task> tasks, java.util.function.Function<Task, String> text) {
        return tasks.stream().map(text).toArray(String[]::new);
    }
}
