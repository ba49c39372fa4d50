package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The answers to one file, whose totals are known. */
final class Answering {
    private final Path pain001;
    private final Manners manners;
    private final Path outDir;
    private final OrderFile file;
    private final Totals totals;
    private final Map<StatementKind, Booked> booked;

    private Answering(
            Path pain001,
            Manners manners,
            Path outDir,
            OrderFile file,
            Totals totals,
            Map<StatementKind, Booked> booked) {
        this.pain001 = pain001;
        this.manners = manners;
        this.outDir = outDir;
        this.file = file;
        this.totals = totals;
        this.booked = booked;
    }

    Totals totals() {
        return totals;
    }

    static Answering read(Path pain001, Manners manners, Path outDir) throws IOException {
        var totals = new Totals();
        var booked = new EnumMap<StatementKind, Booked>(StatementKind.class);
        for (var kind : StatementKind.values()) {
            booked.put(kind, new Booked());
        }
        var header = new AtomicReference<@Nullable OrderFile>();
        OrderReader.read(pain001, new OrderReader.Sink() {
            private int place;

            @Override
            public void order(OrderFile file, Order order) {
                header.compareAndSet(null, file);
                if (manners.answers(place)) {
                    totals.add(order, manners.rejection(order.endToEnd()).isPresent());
                }
                if (manners.does(Misbehaviour.UNKNOWN_IDS) && place == 0) {
                    totals.add(order, true);
                }
                var day = manners.bookings(order, place);
                for (var one : booked.entrySet()) {
                    one.getValue().add(one.getKey() == StatementKind.LATER ? manners.later(order, place) : day);
                }
                place++;
            }
        });
        OrderFile file = header.get();
        if (file == null) {
            throw new IOException("No orders in " + pain001.getFileName());
        }
        return new Answering(pain001, manners, Files.createDirectories(outDir), file, totals, booked);
    }

    private static List<Booking> bookings(StatementKind kind, Manners manners, Order order, int place) {
        return kind == StatementKind.LATER ? manners.later(order, place) : manners.bookings(order, place);
    }

    private Path named(String ending) {
        var name = pain001.getFileName().toString().replaceFirst("\\.xml$", "");
        return outDir.resolve(name + ending);
    }

    Path report() throws IOException {
        var path = named(".pain.002.xml");
        try (var report = new StatusReport(path, file, manners, totals)) {
            OrderReader.read(pain001, new OrderReader.Sink() {
                private int place;

                @Override
                public void order(OrderFile of, Order order) throws XMLStreamException {
                    var answered = manners.answers(place);
                    report.add(
                            order,
                            answered ? manners.rejection(order.endToEnd()).orElse(null) : null);
                    if (manners.does(Misbehaviour.UNKNOWN_IDS) && place == 0) {
                        report.addUnknown(order);
                    }
                    place++;
                }
            });
            report.complete();
        } catch (XMLStreamException e) {
            throw new IOException("The report on " + pain001.getFileName() + " cannot be written", e);
        }
        return path;
    }

    Path statement(StatementKind kind) throws IOException {
        var path = named(
                kind == StatementKind.DAY ? ".camt.053.xml" : "." + kind.name().toLowerCase(Locale.ROOT) + ".xml");
        try (var statement = new Statement(path, kind, file, manners, Objects.requireNonNull(booked.get(kind)))) {
            OrderReader.read(pain001, new OrderReader.Sink() {
                private int place;

                @Override
                public void order(OrderFile of, Order order) throws XMLStreamException {
                    for (var booking : bookings(kind, manners, order, place)) {
                        statement.add(booking);
                    }
                    place++;
                }
            });
            statement.complete();
        } catch (XMLStreamException e) {
            throw new IOException("A statement for " + pain001.getFileName() + " cannot be written", e);
        }
        return path;
    }
}
