package io.rounds.report.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses that may become links: those of the web. What else stands where a link should is shown, but leads nowhere. */
final class WebLink {
    private WebLink() {}

    /** The address if it is {@code http} or {@code https} and has a host; else null. */
    static @Nullable String orNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            boolean web = scheme != null
                    && (scheme.toLowerCase(Locale.ROOT).equals("http")
                            || scheme.toLowerCase(Locale.ROOT).equals("https"));
            return web && uri.getRawAuthority() != null && uri.getRawUserInfo() == null ? text : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
