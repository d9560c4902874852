package io.rounds.communities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.rounds.extract.text.Chars;
import io.rounds.extract.text.Entity;
import io.rounds.extract.text.HashtagScanner;
import io.rounds.extract.text.Tags;
import io.rounds.model.Community;
import io.rounds.model.Hashtag;
import io.rounds.reference.ReferenceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Assigns tweets to communities by their hashtags. Immutable and thread-safe.
 *
 * <p>The built-in communities are in {@code schemas/reference/communities.yaml}. {@link #select} applies a choice made on
 * the command line.
 */
public final class Communities {
    private static final String FILE = "communities.yaml";

    private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Map<String, Community> byName;
    private final List<String> names;
    private final Map<String, int[]> byTag;
    private final List<String> everything;

    /** The given communities, in this order. */
    public Communities(Collection<Community> communities) {
        byName = new LinkedHashMap<>();
        byTag = new HashMap<>();
        everything = new ArrayList<>();
        for (Community community : communities) {
            if (byName.put(community.name(), community) != null) {
                throw new IllegalArgumentException("The community " + community.name() + " is given twice");
            }
        }
        names = List.copyOf(byName.keySet());
        int position = 0;
        for (Community community : byName.values()) {
            index(position++, community);
        }
    }

    private void index(int position, Community community) {
        if (community.everything()) {
            everything.add(community.name());
        }
        for (String tag : community.tags()) {
            byTag.merge(tag, new int[] {position}, Communities::concat);
        }
    }

    private static int[] concat(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** The built-in communities, without {@link Community#ALL}, which must be selected explicitly. */
    public static Communities load() {
        try (InputStream in = ReferenceTable.open(FILE)) {
            return parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /**
     * Reads a file of communities.
     *
     * @throws IOException if it is not YAML
     * @throws IllegalArgumentException if a community lacks a title or tags; the message names it
     */
    public static Communities parse(InputStream yaml) throws IOException {
        JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        if (!root.isObject()) {
            throw new IllegalArgumentException("A file of communities maps each name to a title and tags");
        }
        List<Community> communities = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            communities.add(community(entry.getKey(), entry.getValue()));
        }
        return new Communities(communities);
    }

    private static Community community(String name, JsonNode node) {
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : node.path("tags")) {
            tags.add(tag.asText());
        }
        String title = node.path("title").asText();
        if (title.isBlank()) {
            throw new IllegalArgumentException("The community " + name + " has no title");
        }
        return community(name, title, tags);
    }

    private static Community community(String name, String title, List<String> spellings) {
        if (name.equals(Community.ALL.name())) {
            throw new IllegalArgumentException("The community all is built in and has no tags of its own");
        }
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "A community's name is lower-case letters, digits, - and _, unlike '" + name + "'");
        }
        Set<String> tags = new LinkedHashSet<>();
        for (String spelling : spellings) {
            tags.add(tag(name, spelling));
        }
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("The community " + name + " has no tags");
        }
        return new Community(name, title, tags, false);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> NAME_CHARACTERS.indexOf(c) >= 0);
    }

    private static String tag(String name, String spelling) {
        String bare = spelling.strip();
        String withHash = Chars.isHash(bare.isEmpty() ? ' ' : bare.charAt(0)) ? bare : "#" + bare;
        List<Entity> found = HashtagScanner.scan(withHash);
        if (found.size() != 1 || found.get(0).end() != withHash.length()) {
            throw new IllegalArgumentException("'" + spelling + "' of the community " + name + " is not a hashtag");
        }
        return Tags.normalise(found.get(0).value());
    }

    /** All of them, in order. */
    public List<Community> list() {
        return List.copyOf(byName.values());
    }

    /**
     * Selects communities.
     *
     * @param choices each {@code NAME} of one of these, {@code all} for every tweet, or {@code NAME=TAG,TAG} for a new
     *     one; none asks for all of these
     * @throws IllegalArgumentException if a choice is invalid; the message is for the user
     */
    public Communities select(List<String> choices) {
        if (choices.isEmpty()) {
            return this;
        }
        List<Community> chosen = new ArrayList<>();
        for (String choice : choices) {
            chosen.add(choose(choice.strip()));
        }
        return new Communities(chosen);
    }

    private Community choose(String choice) {
        int equals = choice.indexOf('=');
        if (equals >= 0) {
            String name = choice.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            List<String> tags = new ArrayList<>();
            for (String tag : choice.substring(equals + 1).split(",", -1)) {
                if (!tag.isBlank()) {
                    tags.add(tag);
                }
            }
            return community(name, name, tags);
        }
        String name = choice.toLowerCase(Locale.ROOT);
        if (name.equals(Community.ALL.name())) {
            return Community.ALL;
        }
        Community known = byName.get(name);
        if (known == null) {
            throw new IllegalArgumentException("There is no community '" + choice + "'. Known are all, "
                    + String.join(", ", names) + "; NAME=TAG,TAG makes another");
        }
        return known;
    }

    /** The names of the communities that a tweet with these hashtags belongs to, in this object's order. */
    public List<String> of(List<Hashtag> hashtags) {
        boolean[] member = null;
        for (Hashtag hashtag : hashtags) {
            int[] positions = byTag.get(hashtag.tag());
            if (positions == null) {
                continue;
            }
            member = member == null ? new boolean[names.size()] : member;
            for (int position : positions) {
                member[position] = true;
            }
        }
        return member == null ? everything : namesOf(member);
    }

    private List<String> namesOf(boolean[] member) {
        List<String> of = new ArrayList<>(2);
        for (int i = 0; i < member.length; i++) {
            String name = names.get(i);
            if (member[i] || everything.contains(name)) {
                of.add(name);
            }
        }
        return of;
    }
}
