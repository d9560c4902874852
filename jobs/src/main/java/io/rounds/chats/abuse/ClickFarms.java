package io.rounds.chats.abuse;

import io.rounds.chats.abuse.SessionPosts.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Click farms: throwaway accounts that only repost, and repost the same tweets within seconds of each other.
 *
 * <p>Where {@link #LEAST_ACCOUNTS} such accounts repost a tweet within {@link #WITHIN_MILLIS}, they are noted for it; who is noted for
 * {@link #LEAST_TWEETS} tweets belongs to the farm. That two things coincide more than once is the idea of Giglietto et
 * al., "It takes a village to manipulate the media: coordinated link sharing behavior", Information, Communication and
 * Society 2020. People who repost a speaker at once do so with accounts that live.
 */
final class ClickFarms {
    private static final int LEAST_ACCOUNTS = 5;
    private static final int LEAST_TWEETS = 2;

    /** People need longer to read a tweet and to decide, each for himself. */
    private static final long WITHIN_MILLIS = 30_000;

    private final SessionPosts room;
    private final Map<Integer, Set<String>> tweetsOf = new HashMap<>();
    private final List<List<Integer>> bursts = new ArrayList<>();

    private ClickFarms(SessionPosts room) {
        this.room = room;
    }

    static List<Trouble> find(SessionPosts room) {
        return new ClickFarms(room).find();
    }

    private List<Trouble> find() {
        reposts().forEach(this::note);
        DisjointSets together = new DisjointSets(room.accounts().size());
        List<Integer> posts = new ArrayList<>();
        for (List<Integer> burst : bursts) {
            List<Integer> theirs =
                    burst.stream().filter(i -> isFarm(room.author(i).index)).toList();
            theirs.forEach(i -> together.join(room.author(theirs.get(0)).index, room.author(i).index));
            posts.addAll(theirs);
        }
        List<Trouble> troubles = new ArrayList<>();
        for (List<Integer> accounts : together.sets(this::isFarm)) {
            if (accounts.size() >= LEAST_ACCOUNTS) {
                Set<Integer> members = Set.copyOf(accounts);
                troubles.add(trouble(posts.stream()
                        .filter(i -> members.contains(room.author(i).index))
                        .toList()));
            }
        }
        return troubles;
    }

    private boolean isFarm(int account) {
        return tweetsOf.getOrDefault(account, Set.of()).size() >= LEAST_TWEETS;
    }

    /** By throwaway accounts that write nothing, by what they repost. */
    private Map<String, List<Integer>> reposts() {
        boolean[] suspects = new boolean[room.accounts().size()];
        for (Account account : room.accounts()) {
            suspects[account.index] = account.originals == 0 && account.isThrowaway();
        }
        Map<String, List<Integer>> reposts = new HashMap<>();
        for (int i = 0; i < room.size(); i++) {
            String of = room.post(i).repostOf();
            if (of != null && suspects[room.author(i).index]) {
                reposts.computeIfAbsent(of, key -> new ArrayList<>()).add(i);
            }
        }
        return reposts;
    }

    /** Notes the accounts of the moments in which enough of them reposted a tweet. */
    private void note(String tweet, List<Integer> reposts) {
        if (reposts.size() < LEAST_ACCOUNTS) {
            return;
        }
        List<Integer> sorted = room.inTime(reposts);
        Set<Integer> noted = new HashSet<>();
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (at(sorted.get(last)) - at(sorted.get(first)) > WITHIN_MILLIS) {
                first++;
            }
            List<Integer> moment = sorted.subList(first, last + 1);
            if (moment.size() >= LEAST_ACCOUNTS && room.authorsOf(moment).size() >= LEAST_ACCOUNTS) {
                noted.addAll(moment);
            }
        }
        if (!noted.isEmpty()) {
            noted.forEach(i -> tweetsOf.computeIfAbsent(room.author(i).index, key -> new HashSet<>())
                    .add(tweet));
            bursts.add(List.copyOf(noted));
        }
    }

    private long at(int position) {
        return room.post(position).atMillis();
    }

    private Trouble trouble(List<Integer> posts) {
        long tweets =
                posts.stream().map(i -> room.post(i).repostOf()).distinct().count();
        String reason = String.format(
                Locale.ROOT,
                "%d accounts that are new or without followers wrote nothing and reposted the same %d tweets %d times, each"
                        + " time within %d seconds of each other.",
                room.authorsOf(posts).size(),
                tweets,
                posts.size(),
                WITHIN_MILLIS / 1_000);
        return room.trouble("click_farm", posts, reason);
    }
}
