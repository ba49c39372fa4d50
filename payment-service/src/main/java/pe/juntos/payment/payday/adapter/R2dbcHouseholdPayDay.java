package pe.juntos.payment.payday.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pe.juntos.payment.payday.HouseholdPayDay;
import pe.juntos.platform.database.Reads;
import reactor.core.publisher.Mono;

/** Pay days of a household as its round's plan has them. */
@Component
class R2dbcHouseholdPayDay implements HouseholdPayDay {
    private static final String OF_ROUND = """
            select d.point, a.channel, d.minutes, d.day from pay_day d join pay_point a on a.point = d.point
            where d.household = :household and d.round = :round order by d.day limit 1
            """;

    private final Reads reads;

    R2dbcHouseholdPayDay(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Mono<PayDay> of(String household, String round) {
        return reads.sql(OF_ROUND)
                .bind("household", household)
                .bind("round", round)
                .map(row -> new PayDay(
                        required(row, "point", String.class),
                        required(row, "channel", String.class),
                        required(row, "minutes", Integer.class),
                        required(row, "day", LocalDate.class).toString()))
                .one();
    }
}
