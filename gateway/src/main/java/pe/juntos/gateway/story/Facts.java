package pe.juntos.gateway.story;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the explanation of a household's transfer rests on; all codes are the services' public ones. */
public record Facts(Section<Standing> standing, Section<Verdict> verdict, Section<List<Transfer>> transfers) {

    /** Where the household stands in the register. */
    public record Standing(
            String state, List<String> reasons, @Nullable LocalDate exitedOn) {
        public Standing {
            reasons = List.copyOf(reasons);
        }

        /** PAY-3: a period is paid to those who are affiliated on its last day. */
        boolean leftBeforeTheEndOf(Period period) {
            return exitedOn != null && !exitedOn.isAfter(period.lastDay());
        }
    }

    /** The verdict of the period, with what was found of each member. */
    public record Verdict(String outcome, boolean payable, List<String> reasons, List<Member> members) {
        public Verdict {
            reasons = List.copyOf(reasons);
            members = List.copyOf(members);
        }

        /** VER-4, VER-5: a breach is on record, and by itself it does not take the transfer away. */
        boolean breachWithoutEffect() {
            return payable && outcome.equals("NOT_MET");
        }

        /** VER-3: nobody could tell, which takes nothing away. */
        boolean silent() {
            return outcome.equals("NOT_VERIFIABLE");
        }
    }

    /** One member's verdict. */
    public record Member(String outcome, List<String> reasons) {
        public Member {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A transfer, which may pay more than its own period.
     *
     * @param amount of all lines, in soles
     * @param payDay where and when it can be collected, if that is planned
     */
    public record Transfer(
            String period,
            String state,
            @Nullable String reason,
            BigDecimal amount,
            List<Line> lines,
            @Nullable PayDay payDay) {
        public Transfer {
            lines = List.copyOf(lines);
        }
    }

    /** PAY-8. */
    public record PayDay(LocalDate day, String channel, String point) {}

    /**
     * A part of a transfer.
     *
     * @param period what it is for
     * @param amount in soles
     */
    public record Line(String period, BigDecimal amount) {}
}
