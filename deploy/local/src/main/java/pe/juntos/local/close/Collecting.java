package pe.juntos.local.close;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import pe.juntos.local.close.InputFile.Group;
import pe.juntos.local.place.App;
import pe.juntos.sandbox.bank.SandboxBank;
import tools.jackson.databind.JsonNode;

/** The sandbox bank tells what it handed over of a round's credits (PAY-7). */
record Collecting(Work work) {
    private static final long BANK_SEED = 2026;

    void run() throws IOException, InterruptedException {
        SandboxBank.withdrawals(bankFiles(), work.order().folder().of(InputFile.RETIROS), BANK_SEED);
        new Imports(work).send(Group.COLLECTION);
    }

    /** As the close has fetched them. */
    private List<Path> bankFiles() throws InterruptedException {
        return work.read(App.PAYMENT, "/rounds/" + work.order().round() + "/bank-files")
                .valueStream()
                .map((JsonNode file) ->
                        work.order().out().resolve(file.path("name").asString()))
                .toList();
    }
}
