package pe.juntos.partner.referral.adapter;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.referral.Achievement;
import pe.juntos.partner.referral.Command;
import pe.juntos.partner.referral.Consent;
import pe.juntos.partner.referral.DeclineReason;
import pe.juntos.partner.referral.DropReason;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.TimeLimits;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;

/** The steps as addresses name them, one at a time and in bulk, and who takes them. */
enum Step {
    CONSENT("consent", "consents", false),
    WITHDRAW("withdraw", "withdrawals", false),
    REFUSE("refuse", "refusals", false),
    SEND("send", "sends", false),
    ACCEPT("accept", "acceptances", true),
    DECLINE("decline", "declines", true),
    ENROL("enrol", "enrolments", true),
    COMPLETE("complete", "completions", true),
    DROP("drop", "drops", true);

    private static final Set<String> PROGRAMME = Set.of("GESTOR", "REGIONAL_COORDINATOR");

    private final String one;
    private final String many;
    private final boolean partners;

    Step(String one, String many, boolean partners) {
        this.one = one;
        this.many = many;
        this.partners = partners;
    }

    static Step one(String name) {
        return Arrays.stream(values())
                .filter(step -> step.one.equals(name))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    static Step many(String name) {
        return Arrays.stream(values())
                .filter(step -> step.many.equals(name))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    boolean allowedTo(Caller caller) {
        return partners ? caller.has("PARTNER") : caller.roles().stream().anyMatch(PROGRAMME::contains);
    }

    /** The command for one referral; what the body leaves out follows the policy in force that day. */
    Command command(Referral referral, StepBody body, LocalDate day, TimeLimits limits) {
        return switch (this) {
            case CONSENT -> new Command.GiveConsent(consent(referral, body, day, limits));
            case WITHDRAW -> new Command.WithdrawConsent(day);
            case REFUSE -> new Command.Refuse(day);
            case SEND -> new Command.Send(day);
            case ACCEPT -> new Command.Accept(day);
            case DECLINE -> new Command.Decline(day, declined(body.reason()));
            case ENROL -> new Command.Enrol(day);
            case COMPLETE ->
                new Command.Complete(
                        day, Objects.requireNonNullElse(body.outcome(), new Achievement(null, null, null, false)));
            case DROP -> new Command.Drop(day, dropped(body.reason()));
        };
    }

    private static Consent consent(Referral referral, StepBody body, LocalDate day, TimeLimits limits) {
        Consent usual = limits.consent(referral.partner(), day);
        return new Consent(
                referral.partner(),
                Objects.requireNonNullElse(body.fields(), usual.fields()),
                day,
                Objects.requireNonNullElse(body.until(), usual.until()),
                null);
    }

    private static DeclineReason declined(@Nullable String reason) {
        return Arrays.stream(DeclineReason.values())
                .filter(known -> known.partners() && known.name().equals(reason))
                .findFirst()
                .orElseThrow(Step::badReason);
    }

    private static DropReason dropped(@Nullable String reason) {
        return Arrays.stream(DropReason.values())
                .filter(known -> known.partners() && known.name().equals(reason))
                .findFirst()
                .orElseThrow(Step::badReason);
    }

    private static Problem badReason() {
        return Problem.of(UNPROCESSABLE_CONTENT, "BAD_REASON", "El motivo no está en la lista.");
    }
}
