package pe.juntos.local.close;

import java.net.http.HttpClient;
import java.time.LocalDate;
import java.util.List;
import pe.juntos.local.http.Person;
import pe.juntos.sandbox.partner.JuntosApi;
import pe.juntos.sandbox.partner.SandboxPartner;
import pe.juntos.sandbox.partner.SandboxPeople;

/** Places of the sandbox's partners, the families' consent, and the partners' answers (PAR-4). */
record Referrals(Work work) {

    private static final long SEED = 2026;
    private static final int PLACES = 100_000;

    /** One programme for each kind of bonus (PAR-2). */
    private enum Offered {
        CAPACIDADES_PRODUCTIVAS_RURALES(Person.FONCODES, "PRODUCTIVE"),
        JOVENES_PRODUCTIVOS(Person.MTPE, "EDUCATIONAL"),
        MUJER_EMPRENDEDORA(Person.MIMP, "ENTREPRENEUR");

        private final Person partner;
        private final String bonus;

        Offered(Person partner, String bonus) {
            this.partner = partner;
            this.bonus = bonus;
        }
    }

    void run() throws InterruptedException {
        var period = work.order().period();
        var on = period.lastDay().plusDays(1);
        try (var http = client()) {
            for (var offered : Offered.values()) {
                var standing = partner(http, offered)
                        .publishOffers(
                                offered.name(),
                                offered.bonus,
                                List.of("*"),
                                PLACES,
                                period.firstDay(),
                                period.lastDay().plusYears(1));
                work.journal().say("      " + offered.partner.login() + ": " + standing + " offers of " + offered);
            }
            new Settling(work).run();
            var given = new SandboxPeople(api(http, Person.CARLOS), SEED).consentAndSend(on);
            work.journal()
                    .say("      " + given.consents() + " consents, " + given.refusals() + " refusals, " + given.sent()
                            + " referrals sent");
            for (var offered : Offered.values()) {
                answer(partner(http, offered), offered, on);
            }
        }
    }

    private void answer(SandboxPartner partner, Offered offered, LocalDate on) throws InterruptedException {
        var answers = partner.answer(on);
        work.journal()
                .say("      " + offered.partner.login() + ": " + answers.accepted() + " accepted, " + answers.declined()
                        + " declined, " + answers.enrolled() + " enrolled");
    }

    private SandboxPartner partner(HttpClient http, Offered offered) {
        return new SandboxPartner(api(http, offered.partner), SEED);
    }

    private JuntosApi api(HttpClient http, Person person) {
        return new JuntosApi(
                http, work.gateway().address("/"), () -> work.gateway().token(person));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
