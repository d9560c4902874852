package io.rounds.report.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks addresses before they become links: only web addresses do, anything else is shown as text. */
public final class WebLink {
    private WebLink() {}

    /** The address if it is {@code http} or {@code https}, has a host and no login; else null. */
    public static @Nullable String orNull(@Nullable String text) {
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
