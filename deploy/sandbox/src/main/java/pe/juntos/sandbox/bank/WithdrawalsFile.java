package pe.juntos.sandbox.bank;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code retiros.csv} order by order. */
final class WithdrawalsFile implements AutoCloseable {
    private final BufferedWriter out;
    private final Manners manners;

    WithdrawalsFile(Path file, Manners manners) throws IOException {
        this.out = Files.newBufferedWriter(file);
        this.manners = manners;
        out.write("retiro_id,id_extremo,fecha,monto,canal,punto_pago\n");
    }

    void add(OrderFile file, Order order) {
        manners.handedOver(order, file.executionDate()).ifPresent(this::write);
    }

    private void write(Manners.HandedOver handed) {
        try {
            out.write(String.join(
                    ",",
                    handed.id(),
                    handed.endToEnd(),
                    handed.on().toString(),
                    handed.amount().toPlainString(),
                    handed.channel(),
                    ""));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
