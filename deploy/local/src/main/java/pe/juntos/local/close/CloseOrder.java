package pe.juntos.local.close;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pe.juntos.local.place.LocalProblem;

/**
 * What to close.
 *
 * @param in folder with the institutions' files
 * @param out folder for the results
 */
public record CloseOrder(Path in, Period period, Path out) {

    /** Checked before anything is started. */
    public static CloseOrder checked(Path in, String period, Path out) {
        var bimester = Period.parse(period);
        new InputFolder(in).check();
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new LocalProblem("CLOSE_INPUT_OUT", "The output folder " + out + " cannot be made.", e);
        }
        if (!Files.isWritable(out)) {
            throw new LocalProblem("CLOSE_INPUT_OUT", "The output folder " + out + " cannot be written.");
        }
        return new CloseOrder(in, bimester, out);
    }

    InputFolder folder() {
        return new InputFolder(in);
    }

    /** The round of this period. */
    public String round() {
        return "R" + period;
    }
}
