package pe.juntos.platform.bulk;

/** Writes a row's values, in the order of the columns named to {@link BulkCopy}. */
@FunctionalInterface
public interface RowWriter<T> {
    void write(T row, CopyLine line);
}
