package pe.juntos.local.http;

/** The platform answered no; asking again would not help. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int UNPROCESSABLE = 422;

    private final transient Reply reply;

    public Refused(String what, Reply reply) {
        super(what + ": " + reply.status() + " " + reply.code() + " " + reply.detail());
        this.reply = reply;
    }

    public Reply reply() {
        return reply;
    }

    /** Whether it is what was sent that is refused, and not that it was sent, or by whom. */
    public boolean aboutContent() {
        return reply.status() == UNPROCESSABLE;
    }
}
