package io.rounds.explorer.http;

import io.javalin.http.Context;
import java.util.Map;

/**
 * Headers of every answer. The policy lets a page load nothing but this server's own files, and run no script or style
 * that stands in the page itself: text of a tweet that slips through an error of ours still cannot run.
 */
public final class SecurityHeaders {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cache-Control", "no-cache");

    private SecurityHeaders() {}

    public static void set(Context answer) {
        ALL.forEach(answer::header);
    }
}
