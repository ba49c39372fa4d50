package pe.juntos.coresponsibility.review.adapter;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.review.ReviewDecision;
import pe.juntos.coresponsibility.review.adapter.Reviews.Asked;
import pe.juntos.coresponsibility.review.adapter.Reviews.Key;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cases that verdicts give to a person: lists, assignment, decision. */
@RestController
@RequestMapping("/coresponsibility/reviews")
class ReviewController {
    private static final Map<String, ReviewDecision> DECISIONS =
            Stream.of(ReviewDecision.values()).collect(Collectors.toMap(ReviewDecision::name, d -> d));
    private static final int MOST = 500;

    private final Reviews reviews;
    private final Reviewing reviewing;

    ReviewController(Reviews reviews, Reviewing reviewing) {
        this.reviews = reviews;
        this.reviewing = reviewing;
    }

    @GetMapping
    @PreAuthorize(Roles.STAFF)
    Flux<ReviewRow> list(
            @RequestParam("period") String period,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "assignedTo", defaultValue = "") String assignedTo,
            @RequestParam(name = "cursor", defaultValue = "") String after,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit,
            Caller caller) {
        return reviews.list(
                new Asked(period, state, assignedTo, after, Math.clamp(limit, 1, MOST)), caller.territory());
    }

    @PostMapping("/{period}/{household}/{review}/assign")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<ReviewRow> assign(
            @PathVariable("period") String period,
            @PathVariable("household") String household,
            @PathVariable("review") String review,
            @RequestBody Assignment assignment,
            Caller caller) {
        return reviewing.assign(new Key(period, household, review), text(assignment.to()), caller);
    }

    @PostMapping("/{period}/{household}/{review}/decide")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ReviewRow> decide(
            @PathVariable("period") String period,
            @PathVariable("household") String household,
            @PathVariable("review") String review,
            @RequestBody Decision decided,
            Caller caller) {
        var decision = DECISIONS.get(text(decided.decision()));
        if (decision == null) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "UNKNOWN_DECISION", "La decisión no está en la lista cerrada.");
        }
        return reviewing.decide(
                new Key(period, household, review), decision, text(decided.reasons()), decided.visitedOn(), caller);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    record Assignment(@Nullable String to) {}

    record Decision(
            @Nullable String decision,
            @Nullable String reasons,
            @Nullable LocalDate visitedOn) {}
}
