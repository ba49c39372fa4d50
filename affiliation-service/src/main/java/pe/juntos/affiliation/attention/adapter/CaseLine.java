package pe.juntos.affiliation.attention.adapter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseContent;
import pe.juntos.platform.calendar.WorkingDays;

/**
 * A case with its clock.
 *
 * @param workingDaysLeft until the limit, today not counted; 0 once it is resolved
 * @param workingDaysLate since the limit; 0 while it is not overdue
 */
record CaseLine(@JsonUnwrapped CaseContent content, boolean overdue, long workingDaysLeft, long workingDaysLate) {

    static final List<String> HEADER = List.of(
            "caso",
            "tipo",
            "categoria",
            "origen",
            "estado",
            "ubigeo",
            "establecimiento",
            "oficina",
            "abierto_el",
            "limite",
            "resuelto_el",
            "resultado",
            "vencido",
            "dias_habiles_de_atraso");

    static CaseLine of(Case now, LocalDate today, WorkingDays calendar) {
        boolean overdue = now.overdue(today);
        return new CaseLine(
                CaseContent.of(now),
                overdue,
                now.resolved() || overdue ? 0 : calendar.between(today, now.limitOn()),
                overdue ? calendar.between(now.limitOn(), today) : 0);
    }

    /** As {@link #HEADER} says. */
    List<String> cells() {
        return List.of(
                content.caseCode(),
                content.type().name(),
                content.category().name(),
                content.source().name(),
                content.state(),
                content.district(),
                text(content.establishment()),
                text(content.office()),
                content.openedOn().toString(),
                content.limitOn().toString(),
                text(content.resolvedOn()),
                text(content.result()),
                overdue ? "S" : "N",
                Long.toString(workingDaysLate));
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
