package pe.juntos.bench.national;

import pe.juntos.local.place.App;

/** The jobs, in the order in which they run: the last one changes the register that it looks through. */
enum NationalJob {
    COVERAGE(
            App.AFFILIATION,
            "coverage: leakage and under-coverage by district",
            "/targeting/coverage",
            "{\"on\":\"${last}\"}"),
    SCORECARDS(
            App.CORESPONSIBILITY,
            "scorecards of every establishment",
            "/periods/${period}/scorecards",
            "{\"asOf\":\"${last}\"}"),
    MONITORING(
            App.CORESPONSIBILITY,
            "monitoring: everybody's clinical schedule",
            "/monitoring/${period}",
            "{\"asOf\":\"${last}\"}"),
    SIMULATION(
            App.CORESPONSIBILITY,
            "simulation: every household decided twice",
            "/simulations",
            "{\"period\":\"${period}\"}"),
    DUPLICATES(App.AFFILIATION, "duplicates: every person of the register", "/duplicates/scans", "{}");

    private final App service;
    private final String title;
    private final String path;
    private final String order;

    NationalJob(App service, String title, String path, String order) {
        this.service = service;
        this.title = title;
        this.path = path;
        this.order = order;
    }

    App service() {
        return service;
    }

    String title() {
        return title;
    }

    /** With {@code ${period}} and {@code ${last}}, its last day. */
    String path() {
        return path;
    }

    String order() {
        return order;
    }

    /** Resource that counts the differences between its result and a recomputation. */
    String check() {
        return resource(name().toLowerCase(java.util.Locale.ROOT));
    }

    static String resource(String name) {
        return "/pe/juntos/bench/national/" + name + ".sql";
    }
}
