package io.rounds.bench.follow;

import io.rounds.bench.process.ChildProcess;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.JetstreamFeed;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A simulated Jetstream in a process of its own, so that its processor time is not counted as the client's. */
final class JetstreamProcess implements AutoCloseable {
    private static final int WEEKS = 520;
    private static final int STOP_SECONDS = 10;

    private final Process process;
    private final String address;
    private final long events;

    private JetstreamProcess(Process process, String address, long events) {
        this.process = process;
        this.address = address;
        this.events = events;
    }

    /**
     * Starts it.
     *
     * @param events that it has when it starts
     * @param rate events that it then adds, per second; 0 for none
     * @param log what it writes to standard error
     * @throws IOException if it does not start
     */
    static JetstreamProcess start(int events, int rate, Path log) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ChildProcess.java(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JetstreamProcess.class.getName(),
                        Integer.toString(events),
                        Integer.toString(rate)))
                .redirectError(log.toFile())
                .start();
        // Not closed: that would close the process's output.
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = lines.readLine();
        String size = lines.readLine();
        if (address == null || size == null) {
            process.destroyForcibly();
            throw new IOException("the simulated Jetstream did not start; its output is in " + log);
        }
        return new JetstreamProcess(process, address, Long.parseLong(size));
    }

    String address() {
        return address;
    }

    /** The number of the last event that it had when it started. */
    long events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Serves until its standard input ends, which it does when the parent exits. */
    public static void main(String[] args) throws Exception {
        int events = Integer.parseInt(args[0]);
        int rate = Integer.parseInt(args[1]);
        JetstreamLog log = new JetstreamLog();
        JetstreamFeed feed = new JetstreamFeed(log);
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(WEEKS).toBuilder().seed(1).volume(4).build());
        while (log.size() < events) {
            feed.add(simulator.next());
        }
        try (SimulatedJetstream server = SimulatedJetstream.start(log, null, 1, 0)) {
            System.out.println(server.address());
            System.out.println(log.size());
            if (rate > 0) {
                Thread feeder = new Thread(() -> feed(simulator, feed, log, rate), "feeder");
                feeder.setDaemon(true);
                feeder.start();
            }
            while (System.in.read() >= 0) {
                // The parent writes nothing.
            }
        }
    }

    private static void feed(Simulator simulator, JetstreamFeed feed, JetstreamLog log, int rate) {
        long began = System.nanoTime();
        long before = log.size();
        while (simulator.hasNext()) {
            Message message = simulator.next();
            long due = began + (log.size() - before) * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            feed.add(message);
        }
    }
}
