package io.rounds.bench.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checkout of Rounds that this process runs from. */
public final class Checkout {
    private static final String PROPERTY = "rounds.root";
    private static final Path MARK = Path.of("peers", "common", "pom.xml");

    private Checkout() {}

    /**
     * Its root: where the property {@code rounds.root} says, else above the classes of this module, else above the working
     * directory.
     *
     * @throws IOException if it is none of these
     */
    public static Path root() throws IOException {
        List<Path> starts = new ArrayList<>();
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            starts.add(Path.of(property));
        }
        try {
            starts.add(Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        starts.add(Path.of(""));
        for (Path start : starts) {
            for (@Nullable Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(MARK))) {
                    return folder;
                }
            }
        }
        throw new IOException("This benchmark needs the checkout of Rounds: run it by ./rounds bench, or name the"
                + " checkout with -D" + PROPERTY + "=DIR");
    }
}
