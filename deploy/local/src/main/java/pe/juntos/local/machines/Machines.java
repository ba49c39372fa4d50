package pe.juntos.local.machines;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Supervisor;
import pe.juntos.local.process.Together;
import pe.juntos.local.service.AppProgram;
import pe.juntos.local.service.Flow;
import pe.juntos.local.service.Flows;
import pe.juntos.local.service.LocalPlatform;

/**
 * The platform on three machines: a broker on each, the database on the first, followed by the second, services and gateway on as many
 * as wanted. In front of them are the addresses of a platform on one machine.
 */
public final class Machines implements Flows, AutoCloseable {

    /** Longer than a client waits for an answer. */
    private static final Duration PARTED = Duration.ofSeconds(35);

    private final Addresses addresses;
    private final List<Machine> machines;
    private final Pair databases;
    private final Brokers brokers;
    private final BrokerLines brokerLines;
    private final Program sandbox;
    private final Supervisor outside;
    private final List<Uplink> uplinks = new ArrayList<>();
    private final List<Front> fronts = new ArrayList<>();
    private final Thread interrupted = new Thread(this::interrupted);
    private final Shares shares;

    /** @param front the folders and addresses of the whole */
    public Machines(Home front, LocalPlatform.Progress progress) throws InterruptedException {
        this.addresses = new Addresses(front);
        this.machines = Addresses.machines().stream()
                .map(number -> new Machine(number, addresses.home(number), addresses.around(number), progress))
                .toList();
        front.create();
        this.databases = new Pair(machine(1), machine(2));
        this.brokers = new Brokers(addresses, machines);
        this.sandbox = new AppProgram(front, App.SANDBOX);
        this.outside = new Supervisor(front);
        forget();
        Runtime.getRuntime().addShutdownHook(interrupted);
        this.shares = new Shares(machines);
        this.brokerLines = new BrokerLines(addresses);
        for (var number : Addresses.machines()) {
            uplinks.add(new Uplink(addresses, number, databases::leader));
        }
        for (var app : Machine.replicated()) {
            fronts.add(new Front(app, front.ports(), machines));
        }
    }

    /** What one that was killed left behind. */
    private void forget() throws InterruptedException {
        killAll();
        machines.forEach(machine -> machine.home().wipeData());
        machines.forEach(machine -> machine.home().create());
    }

    private Machine machine(int number) {
        return machines.get(number - 1);
    }

    private Uplink uplink(int number) {
        return uplinks.get(number - 1);
    }

    /** @param serving how many machines have services and a gateway */
    public void up(int serving) throws InterruptedException {
        Together.<Start>each(List.of(databases::start, brokers::start, () -> outside.ensure(sandbox)), Start::run);
        machine(1).start(Machine.replicated());
        Together.each(machines.subList(1, serving), machine -> machine.start(Machine.replicated()));
    }

    private interface Start {
        void run() throws InterruptedException;
    }

    /** Services, and no gateway, on a machine that had none. */
    public void join(int machine) throws InterruptedException {
        machine(machine).start(App.services());
    }

    public void kill(App app, int machine) throws InterruptedException {
        shares.look();
        machine(machine).kill(machine(machine).app(app));
    }

    /** In good order, as when there are too many. */
    public void takeAway(App app, int machine) throws InterruptedException {
        shares.look();
        machine(machine).stop(List.of(app));
    }

    public void start(App app, int machine) throws InterruptedException {
        machine(machine).start(List.of(app));
    }

    /** The machine's services hear nothing of database and brokers, and these nothing of them, until they are given up. */
    public void cutOff(int machine) throws InterruptedException {
        uplink(machine).cut();
    }

    public void reconnect(int machine) {
        uplink(machine).mend();
    }

    /** From now on the database is so far from all services, each way. */
    public void lengthen(Duration delay) {
        uplinks.forEach(uplink -> uplink.lengthen(delay));
    }

    /** Each service that runs has no more than this part of one processor, until what is given back is closed. */
    public Ration ration(double part) {
        return new Ration(
                machines.stream()
                        .flatMap(machine -> App.services().stream().flatMap(app -> machine.process(app).stream()))
                        .toList(),
                part);
    }

    public void rollBrokers() throws InterruptedException {
        brokers.roll();
    }

    /**
     * The broker that leads the others is cut off from them, while all services reach all three; the others must choose another, and all
     * must be as before when the lines are mended.
     */
    public void partBrokers() throws InterruptedException {
        var leading = brokers.leading();
        brokerLines.cutOff(leading);
        brokers.awaitWithout(leading);
        Thread.sleep(PARTED);
        brokerLines.reconnect(leading);
        brokers.awaitCopies();
    }

    public void failOver() throws InterruptedException {
        databases.failOver(() -> uplinks.forEach(Uplink::leave));
    }

    /** The machine that lost its database becomes the standby. */
    public void follow() throws InterruptedException {
        databases.follow();
    }

    /** The server that takes changes at this moment. */
    public InetSocketAddress leader() {
        return databases.leader();
    }

    /** Where a machine's services find it. */
    public InetSocketAddress database(int machine) {
        return addresses.database(machine);
    }

    public SortedMap<Replica, Share> shares() throws InterruptedException {
        shares.look();
        return shares.all();
    }

    /** As one replica sees it that answers; events relayed are those of all that answer. */
    @Override
    public Optional<Flow> of(App app) throws InterruptedException {
        var flows = new ArrayList<Flow>();
        for (var machine : machines) {
            if (machine.process(app).isPresent()) {
                machine.management(app).flow().ifPresent(flows::add);
            }
        }
        var relayed = flows.stream().mapToLong(Flow::relayed).sum();
        return flows.stream().findFirst().map(flow -> flow.relaying(relayed));
    }

    /** Ends everything; of the data nothing is needed any more. */
    @Override
    public void close() throws InterruptedException {
        shares.close();
        killAll();
        fronts.forEach(Front::close);
        uplinks.forEach(Uplink::close);
        brokerLines.close();
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }

    private void killAll() throws InterruptedException {
        Together.each(machines, Machine::killAll);
        outside.kill(sandbox);
        databases.kill();
        brokers.kill();
    }

    /** Ctrl-C leaves nothing behind either. */
    private void interrupted() {
        try {
            killAll();
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }
}
