package pe.juntos.coresponsibility.monitoring;

import java.time.LocalDate;
import java.util.List;
import pe.juntos.coresponsibility.member.Person;

/**
 * What is known of a person's controls.
 *
 * @param since from this day on records could have reached the programme; what happened before is unknown, not missing
 * @param cred days of attended growth controls, each day once
 * @param prenatal days of attended prenatal controls, each day once
 */
public record Observed(Person person, LocalDate since, List<LocalDate> cred, List<LocalDate> prenatal) {
    public Observed {
        cred = List.copyOf(cred);
        prenatal = List.copyOf(prenatal);
    }
}
