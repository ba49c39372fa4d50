package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * The bank of the sandbox. Reads the orders more than once, first for the totals that the answers open with, and holds one order
 * in memory at a time. Same orders, seed and misbehaviours: the same bytes.
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
        var answering = Answering.read(pain001, new Manners(seed), outDir);
        var totals = answering.totals();
        return new BankAnswer(
                answering.report(),
                answering.statement(StatementKind.DAY),
                totals.credited,
                totals.creditedAmount,
                totals.rejected,
                totals.rejectedAmount);
    }

    /**
     * Answers as told.
     *
     * @return the messages in the order in which the bank sends them; one may be sent more than once
     */
    public static List<Path> answers(Path pain001, Path outDir, long seed, Set<Misbehaviour> misbehaviours)
            throws IOException {
        var manners = new Manners(seed, Set.copyOf(misbehaviours));
        var answering = Answering.read(pain001, manners, outDir);
        var report = answering.report();
        if (manners.rejectsWhole()) {
            return manners.does(Misbehaviour.REPEATS) ? List.of(report, report) : List.of(report);
        }
        var statements = statements(answering, manners);
        var sent = new ArrayList<Path>();
        for (var spoiling : Misbehaviour.SPOILING) {
            if (manners.does(spoiling)) {
                sent.add(Spoiled.copy(answering.statement(StatementKind.DAY), spoiling));
            }
        }
        if (manners.does(Misbehaviour.OUT_OF_ORDER)) {
            sent.addAll(statements);
            sent.add(report);
        } else {
            sent.add(report);
            sent.addAll(statements);
        }
        if (manners.does(Misbehaviour.REPEATS)) {
            sent.addAll(List.copyOf(sent));
        }
        return List.copyOf(sent);
    }

    /**
     * Tells what was handed over to the households afterwards: of what it credited, nearly all, whole, within three weeks.
     *
     * @param pain001 the files of a round
     * @param retiros the {@code retiros.csv} to write
     */
    public static void withdrawals(List<Path> pain001, Path retiros, long seed) throws IOException {
        try (var file = new WithdrawalsFile(retiros, new Manners(seed))) {
            for (var orders : pain001) {
                OrderReader.read(orders, file::add);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /**
     * Says which accounts are their recipients'.
     *
     * @param acmt023 an {@code acmt.023.001.03}
     * @return the {@code acmt.024.001.03}, named after it
     */
    public static Path confirm(Path acmt023, Path outDir, long seed, Set<Misbehaviour> misbehaviours)
            throws IOException {
        var name = acmt023.getFileName().toString().replaceFirst("\\.xml$", "");
        var file = Files.createDirectories(outDir).resolve(name + ".acmt.024.xml");
        try (var answer = new AccountAnswer(file, new Manners(seed, Set.copyOf(misbehaviours)))) {
            answer.on(acmt023);
        } catch (XMLStreamException e) {
            throw new IOException("Not a readable acmt.023: " + acmt023.getFileName(), e);
        }
        return file;
    }

    private static List<Path> statements(Answering answering, Manners manners) throws IOException {
        var statements = new ArrayList<Path>();
        if (manners.does(Misbehaviour.NOTIFIES)) {
            statements.add(answering.statement(StatementKind.NOTIFICATION));
        }
        statements.add(answering.statement(StatementKind.DAY));
        if (manners.does(Misbehaviour.RESTATES)) {
            statements.add(answering.statement(StatementKind.DAY_AGAIN));
        }
        if (manners.does(Misbehaviour.RETURNS_LATER)) {
            statements.add(answering.statement(StatementKind.LATER));
        }
        return statements;
    }
}
