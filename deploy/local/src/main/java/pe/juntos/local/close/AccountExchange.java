package pe.juntos.local.close;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.App;
import pe.juntos.sandbox.bank.Misbehaviour;
import pe.juntos.sandbox.bank.SandboxBank;

/**
 * The bank confirms accounts before they are paid on for the first time (PAY-6): by the {@code acmt.024} of the folder {@code banco}
 * of the input, else the sandbox bank does.
 */
record AccountExchange(Work work) {

    private static final String REQUESTS = "/account-requests";

    void run() throws IOException, InterruptedException {
        var period = work.order().period();
        work.ask(Person.OSCAR, App.PAYMENT, REQUESTS, "{\"period\":\"" + period + "\"}");
        var requests = work.read(App.PAYMENT, REQUESTS + "?period=" + period);
        var given = work.order().folder().accountAnswers();
        var bank = new BankMessages(work);
        if (!given.isEmpty()) {
            bank.sendSideBySide("banco/", given);
            return;
        }
        var folder = work.order().out().resolve("cuentas");
        var conduct = work.order().folder().bankConduct();
        var answers = SideBySide.all(
                requests.valueStream()
                        .map(request -> request.path("messageId").asString())
                        .toList(),
                id -> answered(id, folder, conduct));
        bank.sendSideBySide("cuentas/", answers);
    }

    private Path answered(String id, Path folder, Set<Misbehaviour> conduct) throws IOException, InterruptedException {
        var request = folder.resolve(id + ".xml");
        work.gateway().download(Person.OSCAR, App.PAYMENT.title() + REQUESTS + "/" + id, request);
        return SandboxBank.confirm(request, folder, BankExchange.BANK_SEED, conduct);
    }
}
