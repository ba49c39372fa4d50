package pe.juntos.platform.csv;

import java.util.List;

/** What a file holds: its header, to the letter, and how a line becomes a value. */
public interface CsvFormat<T> {

    List<String> header();

    /** @throws LineRefusal if the line is not what the format says */
    T parse(CsvCells cells);
}
