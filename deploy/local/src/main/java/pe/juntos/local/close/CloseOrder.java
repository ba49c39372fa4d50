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
        if (!Files.isDirectory(in)) {
            throw new LocalProblem("CLOSE_INPUT_FOLDER", "The input " + in + " is not a folder.");
        }
        if (!Files.isReadable(in) || !Files.isExecutable(in)) {
            throw new LocalProblem("CLOSE_INPUT_FOLDER", "The input folder " + in + " cannot be read.");
        }
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

    public boolean has(InputFile file) {
        return Files.exists(in.resolve(file.fileName()));
    }

    /** The round of this period. */
    public String round() {
        return "R" + period;
    }
}
