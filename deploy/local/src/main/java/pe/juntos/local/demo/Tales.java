package pe.juntos.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Journal;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.Home;
import tools.jackson.databind.JsonNode;

/** Three families' answers to "why was I, or was I not, paid?", as the gateway tells them to the family. */
final class Tales {

    private final Home home;
    private final CloseOrder order;
    private final PrintStream out;

    Tales(Home home, CloseOrder order, PrintStream out) {
        this.home = home;
        this.order = order;
        this.out = out;
    }

    void print() throws IOException, InterruptedException {
        out.println("\nThree stories\n" + "-".repeat(Wrapped.WIDTH));
        var families = new Families(order.in(), order.out());
        try (var gateway = new Gateway(home, new Journal(out, 0))) {
            for (var tale : Tale.values()) {
                var household = families.of(tale);
                out.println(tale.ordinal() + 1 + ". " + tale.title());
                if (household.isEmpty()) {
                    out.println("   This population has no such family; try another --seed.\n");
                } else {
                    tell(story(gateway, household.get()));
                }
            }
        }
    }

    private JsonNode story(Gateway gateway, String household) throws InterruptedException {
        var id = URLEncoder.encode(household, StandardCharsets.UTF_8);
        return gateway.get(Person.ANA, "households/story?externalId=" + id + "&period=" + order.period())
                .json();
    }

    private void tell(JsonNode story) {
        out.println("   Household " + story.path("household").asString() + ", period "
                + story.path("period").asString());
        said("es", story.path("explanation").asString(""));
        var quechua = story.path("quechua");
        var review = quechua.path("review").asString("").equals("PENDING") ? "quz*" : "quz";
        said(review, quechua.path("explanation").asString(""));
        if (review.endsWith("*")) {
            out.println("   * no speaker has reviewed the Quechua text yet");
        }
        out.println();
    }

    private void said(String language, String text) {
        var margin = "   %-5s".formatted(language);
        for (var line : Wrapped.lines(text, Wrapped.WIDTH - margin.length())) {
            out.println(margin + line);
            margin = " ".repeat(margin.length());
        }
    }
}
