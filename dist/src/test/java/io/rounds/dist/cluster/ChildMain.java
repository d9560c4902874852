package io.rounds.dist.cluster;

import java.io.IOException;
import java.util.Arrays;

/** Runs another main class, {@code MAIN ARGS...}, and halts this JVM when its standard input ends: with the test that started it. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread parent = new Thread(ChildMain::haltWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void haltWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent writes nothing.
            }
        } catch (IOException e) {
            // As if it had ended.
        }
        Runtime.getRuntime().halt(1);
    }
}
