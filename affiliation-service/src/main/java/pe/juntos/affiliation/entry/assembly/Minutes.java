package pe.juntos.affiliation.entry.assembly;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.entry.OfficialRole;
import pe.juntos.affiliation.household.Assembly;

/**
 * The minutes (acta) of a communal assembly (AFF-1): a draft while they are written, and never changed once closed. A
 * mistake is corrected by new minutes that name those they supersede.
 *
 * @param act number of the minutes, chosen by who draws them up
 * @param district UBIGEO
 * @param populatedCentre where it was held
 * @param women that attended
 * @param men that attended
 * @param supersedes act that these minutes correct
 */
public record Minutes(
        String act,
        String district,
        String populatedCentre,
        LocalDate heldOn,
        int women,
        int men,
        List<Official> officials,
        List<Result> results,
        @Nullable String supersedes) {

    public Minutes {
        officials = List.copyOf(officials);
        results = List.copyOf(results);
    }

    /** Who was present on behalf of whom. */
    public record Official(OfficialRole role, String name) {}

    /**
     * What the assembly said of one household.
     *
     * @param motive from the closed list; only, and always, where the household was removed
     */
    public record Result(String household, Assembly.Result result, Assembly.@Nullable Motive motive) {}

    public int attendance() {
        return women + men;
    }
}
