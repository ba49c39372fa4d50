package pe.juntos.local.http;

/** The platform answered no; asking again would not help. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    public Refused(String what, Reply reply) {
        super(what + ": " + reply.status() + " " + reply.code() + " " + reply.detail());
        this.reply = reply;
    }

    public Reply reply() {
        return reply;
    }
}
