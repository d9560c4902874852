package io.rounds.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * On Ctrl-C: interrupts the thread that made this, so that it ends and removes what it started, and lets the JVM go only
 * when this is closed.
 */
final class GracefulShutdown implements AutoCloseable {
    private static final int END_SECONDS = 60;

    private final Thread worker = Thread.currentThread();
    private final Thread hook = new Thread(this::end, "rounds-end");
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final PrintStream messages;

    GracefulShutdown(PrintStream messages) {
        this.messages = messages;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end() {
        if (cleanedUp.getCount() == 0) {
            return;
        }
        messages.println("ending");
        worker.interrupt();
        try {
            if (!cleanedUp.await(END_SECONDS, TimeUnit.SECONDS)) {
                messages.println("the end takes too long; leaving");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that everything is cleaned up. */
    @Override
    public void close() {
        cleanedUp.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already.
        }
    }
}
