package pe.juntos.local.close;

import java.util.function.Supplier;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import pe.juntos.local.service.Flows;
import tools.jackson.databind.JsonNode;

/** What every step of a close has at hand. */
record Work(Flows flows, CloseOrder order, Gateway gateway, Journal journal, Summary summary) {

    /** Asks for something that may become a job, and waits for that job. */
    JsonNode ask(Person person, App service, String path, String json) throws InterruptedException {
        var reply = gateway.post(person, service.title() + path, json);
        new Jobs(this).await(service, path, reply);
        return reply.json();
    }

    JsonNode read(App service, String path) throws InterruptedException {
        return gateway.get(Person.ANA, service.title() + path).json();
    }

    /** Something that the person who closes must know, and that does not break the close off. */
    void warn(String code, String sentence) {
        summary.warning(code, sentence);
        journal.say("      " + code + ": " + sentence);
    }

    /** Formats only when somebody will see it. */
    void meanwhile(Supplier<String> text) {
        journal.meanwhile(text.get());
    }

    static String job(Reply reply) {
        var json = reply.json();
        var job = json.path("job");
        return job.isString() ? job.asString() : job.path("id").asString("");
    }
}
