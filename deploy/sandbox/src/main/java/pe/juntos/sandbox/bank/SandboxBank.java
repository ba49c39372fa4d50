package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The bank of the sandbox. Reads the orders twice, first for the totals that the answers open with, and holds one order
 * in memory at a time. Same orders and seed: the same bytes.
 */
public final class SandboxBank {

    private SandboxBank() {}

    /**
     * Answers one file of orders with a status report and a statement, named after it.
     *
     * @param pain001 a {@code pain.001.001.09}
     * @param outDir where the answers go; made if missing
     * @throws IOException if the file is not a pain.001 with at least one order, or a file cannot be written
     */
    public static BankAnswer answer(Path pain001, Path outDir, long seed) throws IOException {
        var manners = new Manners(seed);
        var totals = new Totals();
        var header = new AtomicReference<@Nullable OrderFile>();
        OrderReader.read(pain001, (file, order) -> {
            header.compareAndSet(null, file);
            totals.add(order, manners.rejection(order.endToEnd()).isPresent());
        });
        OrderFile file = header.get();
        if (file == null) {
            throw new IOException("No orders in " + pain001.getFileName());
        }
        return write(pain001, Files.createDirectories(outDir), file, manners, totals);
    }

    private static BankAnswer write(Path pain001, Path outDir, OrderFile file, Manners manners, Totals totals)
            throws IOException {
        String name = pain001.getFileName().toString().replaceFirst("\\.xml$", "");
        Path status = outDir.resolve(name + ".pain.002.xml");
        Path statement = outDir.resolve(name + ".camt.053.xml");
        try (var report = new StatusReport(status, file, manners, totals);
                var booked = new Statement(statement, file, manners, totals)) {
            OrderReader.read(pain001, (_, order) -> {
                @Nullable String rejection = manners.rejection(order.endToEnd()).orElse(null);
                report.add(order, rejection);
                if (rejection == null) {
                    booked.add(order);
                }
            });
            report.complete();
            booked.complete();
        } catch (XMLStreamException e) {
            throw new IOException("Answers to " + name + " cannot be written", e);
        }
        return new BankAnswer(
                status, statement, totals.credited, totals.creditedAmount, totals.rejected, totals.rejectedAmount);
    }
}
