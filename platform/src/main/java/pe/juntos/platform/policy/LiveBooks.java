package pe.juntos.platform.policy;

/** Opens the books of a service; each becomes a bean, and is served under the service's {@code /policies}. */
public final class LiveBooks {
    private final PolicyStore store;

    public LiveBooks(PolicyStore store) {
        this.store = store;
    }

    /**
     * @param name in paths and in the database
     * @param folder of the versions that ship, on the class path
     * @param parameters what a version holds; its constructor refuses values out of their limits
     */
    public <T> LiveBook<T> open(String name, String folder, Class<T> parameters) {
        return new LiveBook<>(name, Policies.load(folder, parameters), new PolicyReader<>(parameters), store);
    }
}
