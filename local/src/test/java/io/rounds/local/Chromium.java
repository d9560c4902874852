package io.rounds.local;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, and what it complained of and asked for. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Where there is no Chromium, the test is skipped with a message; under {@code CI=true} it fails. */
    static Chromium start() {
        if (!Files.isExecutable(PROGRAM)) {
            String message = "No " + PROGRAM + " (Debian: apt-get install chromium)";
            return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // A build machine runs as root in a container, where Chromium has no sandbox.
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox")));
        return new Chromium(playwright, browser);
    }

    /** A fresh page of this size (px); close its context after use. */
    Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setAcceptDownloads(true));
        context.setDefaultTimeout(180_000);
        context.onRequest(request -> requests.add(request.url()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.onPage(Chromium::refuseDialogs);
        return context.newPage();
    }

    private static void refuseDialogs(Page page) {
        page.onDialog(dialog -> {
            throw new AssertionError("a dialog: " + dialog.message());
        });
    }

    /** Errors and warnings of the console, and errors of scripts. */
    List<String> complaints() {
        return complaints;
    }

    /** Requests to anywhere but these hosts. */
    List<String> requestsBeyond(URI... addresses) {
        List<String> own = new ArrayList<>();
        for (URI address : addresses) {
            own.add(address.toString());
        }
        return requests.stream()
                .filter(request -> own.stream().noneMatch(request::startsWith))
                .toList();
    }

    int requests() {
        return requests.size();
    }

    void forget() {
        complaints.clear();
        requests.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
