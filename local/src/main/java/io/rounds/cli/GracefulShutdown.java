package io.rounds.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C, stops the work and delays the exit of the JVM until the work has cleaned up. */
public final class GracefulShutdown {
    private static final int TIMEOUT_SECONDS = 60;

    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final PrintStream messages;
    private final Runnable stop;

    private GracefulShutdown(PrintStream messages, Runnable stop) {
        this.messages = messages;
        this.stop = stop;
    }

    /**
     * Does the work in this thread.
     *
     * @param messages reports a shutdown
     * @param work cleans up when it is interrupted
     */
    public static <T> T during(PrintStream messages, Callable<T> work) throws Exception {
        return during(messages, Thread.currentThread()::interrupt, work);
    }

    /**
     * Does the work in this thread.
     *
     * @param messages reports a shutdown
     * @param stop makes the work end, called by another thread
     */
    public static <T> T during(PrintStream messages, Runnable stop, Callable<T> work) throws Exception {
        GracefulShutdown shutdown = new GracefulShutdown(messages, stop);
        Thread hook = new Thread(shutdown::shutDown, "rounds-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            shutdown.cleanedUp.countDown();
            remove(hook);
        }
    }

    private void shutDown() {
        if (cleanedUp.getCount() == 0) {
            return;
        }
        messages.println("shutting down");
        stop.run();
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
