package pe.juntos.platform.files;

import java.util.List;
import pe.juntos.platform.bulk.RowWriter;
import pe.juntos.platform.csv.CsvFormat;

/**
 * How the lines of a file are staged. The staging table is partitioned by list (import_id) and begins with
 * {@code import_id uuid, line bigint, refusal_code text, refusal_message text}, then {@code columns}, all nullable.
 */
public record StagedFile<T>(
        String kind, CsvFormat<T> format, String stagingTable, List<String> columns, RowWriter<T> writer) {
    public StagedFile {
        columns = List.copyOf(columns);
    }
}
