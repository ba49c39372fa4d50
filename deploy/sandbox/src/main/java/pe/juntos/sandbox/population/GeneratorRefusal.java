package pe.juntos.sandbox.population;

/** What was asked of the generator cannot be done: one clear sentence. Nothing was written. */
public final class GeneratorRefusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    GeneratorRefusal(String sentence) {
        super(sentence);
    }

    /** The sentence, always present. */
    public String sentence() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
