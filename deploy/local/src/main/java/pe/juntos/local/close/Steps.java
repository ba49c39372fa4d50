package pe.juntos.local.close;

import java.util.List;
import pe.juntos.local.close.InputFile.Group;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.App;
import tools.jackson.databind.JsonNode;

/** What is done at each stage of a bimester, in their order. */
final class Steps {

    private static final List<Person> APPROVERS = List.of(Person.AURORA, Person.BRUNO, Person.CELIA);

    private Steps() {}

    static List<Step> all() {
        var bank = new BankExchange();
        return List.of(
                new Step(Stage.REGISTER, Steps::register),
                new Step(Stage.STATES, Steps::assessments),
                new Step(Stage.REGISTER_TOLD, work -> new Settling(work).run()),
                new Step(Stage.ACCOUNTS, work -> new AccountExchange(work).run()),
                new Step(Stage.ESTABLISHMENTS, work -> new Imports(work).send(Group.ESTABLISHMENTS)),
                new Step(Stage.EXPECTED_LISTS, Steps::openPeriod),
                new Step(Stage.EVIDENCE, Steps::evidence),
                new Step(Stage.EARLY_ALERTS, Steps::monitoring),
                new Step(Stage.VERDICTS, work -> period(work, Person.IRMA, "close-for-evidence")),
                new Step(Stage.CERTIFICATION, Steps::certify),
                new Step(Stage.VERDICTS_TOLD, work -> new Settling(work).run()),
                new Step(Stage.LIQUIDATION, Steps::liquidate),
                new Step(Stage.APPROVAL, Steps::approve),
                new Step(Stage.DISPATCH, bank::write),
                new Step(Stage.BANK, bank::ask),
                new Step(Stage.ANSWERS, bank::answered),
                new Step(Stage.STATEMENTS, work -> matched(bank, work)),
                new Step(Stage.GRADUATION, Steps::graduation),
                new Step(Stage.GRADUATION_TOLD, work -> new Settling(work).run()),
                new Step(Stage.REFERRALS, work -> new Referrals(work).run()),
                new Step(Stage.REFERRALS_TOLD, work -> new Settling(work).run()),
                new Step(Stage.RESULTS, work -> new Results(work).write()));
    }

    /** The steps that need no period. */
    static List<Step> register() {
        return all().subList(0, Stage.REGISTER_TOLD.number());
    }

    private static void register(Work work) throws java.io.IOException, InterruptedException {
        FreshRegister.check(work);
        new Imports(work).send(Group.REGISTER);
    }

    private static void assessments(Work work) throws InterruptedException {
        work.ask(
                Person.IRMA,
                App.AFFILIATION,
                "/assessments",
                "{\"asOf\":\"" + work.order().period().lastDay() + "\"}");
    }

    private static void openPeriod(Work work) throws InterruptedException {
        work.ask(
                Person.IRMA,
                App.CORESPONSIBILITY,
                "/periods",
                "{\"period\":\"" + work.order().period() + "\"}");
    }

    private static void evidence(Work work) throws java.io.IOException, InterruptedException {
        new Imports(work).sendSideBySide(Group.EVIDENCE);
        var period = work.order().period();
        var accepted = work.read(App.CORESPONSIBILITY, "/summary?period=" + period)
                .path("evidence")
                .path("accepted");
        if (accepted.asLong() == 0) {
            work.warn(
                    "PERIOD_WITHOUT_EVIDENCE",
                    "No record of " + period + " was accepted: what nobody reported is NOT_VERIFIABLE and is paid"
                            + " (VER-3). Is the period right?");
        }
    }

    private static void monitoring(Work work) throws InterruptedException {
        work.ask(
                Person.IRMA, App.CORESPONSIBILITY, "/monitoring/" + work.order().period(), "{}");
    }

    private static void certify(Work work) throws InterruptedException {
        period(work, Person.IRMA, "consolidate");
        period(work, Person.CESAR, "certify");
    }

    private static void period(Work work, Person person, String command) throws InterruptedException {
        work.ask(person, App.CORESPONSIBILITY, "/periods/" + work.order().period() + "/" + command, "");
    }

    private static void liquidate(Work work) throws InterruptedException {
        work.ask(
                Person.SONIA,
                App.PAYMENT,
                "/rounds",
                "{\"period\":\"" + work.order().period() + "\"}");
    }

    private static void approve(Work work) throws InterruptedException {
        var round = "/rounds/" + work.order().round();
        work.ask(Person.SONIA, App.PAYMENT, round + "/submit", "");
        var frozen = work.read(App.PAYMENT, round);
        for (var approver : approvers(frozen)) {
            work.ask(approver, App.PAYMENT, round + "/approve", ControlTotals.of(frozen));
        }
        work.journal()
                .say("      " + Journal.number(frozen.path("transfers").asLong()) + " transfers, S/ "
                        + frozen.path("amount").asString());
    }

    /** As many as the round's amount asks for (PAY-4). */
    private static List<Person> approvers(JsonNode round) {
        var needed = Math.max(1, round.path("approvalsNeeded").asInt());
        return APPROVERS.subList(0, Math.min(needed, APPROVERS.size()));
    }

    /** Once the round is reconciled, what the households took of it. */
    private static void matched(BankExchange bank, Work work) throws java.io.IOException, InterruptedException {
        bank.matched(work);
        new Imports(work).send(Group.COLLECTION);
    }

    private static void graduation(Work work) throws java.io.IOException, InterruptedException {
        new Imports(work).send(Group.GRADUATION);
        work.ask(
                Person.IRMA,
                App.GRADUATION,
                "/reviews",
                "{\"period\":\"" + work.order().period() + "\"}");
    }
}
