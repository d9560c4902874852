package io.rounds.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C, interrupts the work and delays the exit of the JVM until the work has cleaned up. */
final class GracefulShutdown {
    private static final int TIMEOUT_SECONDS = 60;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final PrintStream messages;

    private GracefulShutdown(PrintStream messages) {
        this.messages = messages;
    }

    /**
     * Does the work in this thread.
     *
     * @param messages reports a shutdown
     * @param work cleans up when it is interrupted
     */
    static <T> T during(PrintStream messages, Callable<T> work) throws Exception {
        GracefulShutdown shutdown = new GracefulShutdown(messages);
        Thread hook = new Thread(shutdown::interrupt, "rounds-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            shutdown.cleanedUp.countDown();
            remove(hook);
        }
    }

    private void interrupt() {
        if (cleanedUp.getCount() == 0) {
            return;
        }
        messages.println("shutting down");
        worker.interrupt();
        try {
            if (!cleanedUp.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                messages.println("the shutdown takes too long; exiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already shutting down.
        }
    }
}
