package io.rounds.extract.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Removes what the share buttons of WordPress (Jetpack) add to the address of a page on any host: {@code share=} and the
 * name of a network, with {@code nb=1}; {@code shared=email}, with {@code msg=fail}. Elsewhere {@code share} may name
 * content.
 */
final class ShareButtons {
    /** The buttons of Jetpack's module Sharing. */
    private static final Set<String> NETWORKS = Set.of(
            "bluesky",
            "custom",
            "digg",
            "email",
            "facebook",
            "google-plus-1",
            "jetpack-whatsapp",
            "linkedin",
            "mastodon",
            "nextdoor",
            "pinterest",
            "pocket",
            "press-this",
            "print",
            "reddit",
            "skype",
            "stumbleupon",
            "telegram",
            "threads",
            "tumblr",
            "twitter",
            "whatsapp",
            "x");

    private ShareButtons() {}

    /** The {@code name=value} parameters without those of share buttons. */
    static List<String> removed(List<String> parameters) {
        List<String> kept = new ArrayList<>(parameters.size());
        for (String parameter : parameters) {
            if (!isShare(parameter)) {
                kept.add(parameter);
            }
        }
        if (kept.size() < parameters.size()) {
            kept.removeIf(parameter -> parameter.equals("nb=1") || parameter.equals("msg=fail"));
        }
        return kept;
    }

    private static boolean isShare(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? "" : parameter.substring(0, equals).toLowerCase(Locale.ROOT);
        String value = parameter.substring(equals + 1).toLowerCase(Locale.ROOT);
        return name.equals("share") ? NETWORKS.contains(value) : name.equals("shared") && value.equals("email");
    }
}
