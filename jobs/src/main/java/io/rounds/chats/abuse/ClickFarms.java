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
 * <p>Where {@link #MIN_ACCOUNTS} such accounts repost a tweet within {@link #MAX_MILLIS}, they are recorded for it; an account recorded for
 * {@link #MIN_TWEETS} tweets belongs to the farm. The idea that accounts coincide more than once is that of Giglietto et
 * al., "It takes a village to manipulate the media: coordinated link sharing behavior", Information, Communication and
 * Society 2020. People who repost a speaker at once use accounts that do other things, too.
 */
final class ClickFarms {
    private static final int MIN_ACCOUNTS = 5;
    private static final int MIN_TWEETS = 2;

    /** Independent people need longer to read a tweet and to decide. */
    private static final long MAX_MILLIS = 30_000;

    private final SessionPosts session;
    private final Map<Integer, Set<String>> tweetsOf = new HashMap<>();
    private final List<List<Integer>> bursts = new ArrayList<>();

    private ClickFarms(SessionPosts session) {
        this.session = session;
    }

    static List<Trouble> find(SessionPosts session) {
        return new ClickFarms(session).find();
    }

    private List<Trouble> find() {
        reposts().forEach(this::record);
        DisjointSets groups = new DisjointSets(session.accounts().size());
        List<Integer> posts = new ArrayList<>();
        for (List<Integer> burst : bursts) {
            List<Integer> theirs =
                    burst.stream().filter(i -> isFarm(session.author(i).index)).toList();
            theirs.forEach(i -> groups.union(session.author(theirs.get(0)).index, session.author(i).index));
            posts.addAll(theirs);
        }
        List<Trouble> troubles = new ArrayList<>();
        for (List<Integer> accounts : groups.sets(this::isFarm)) {
            if (accounts.size() >= MIN_ACCOUNTS) {
                Set<Integer> members = Set.copyOf(accounts);
                troubles.add(trouble(posts.stream()
                        .filter(i -> members.contains(session.author(i).index))
                        .toList()));
            }
        }
        return troubles;
    }

    private boolean isFarm(int account) {
        return tweetsOf.getOrDefault(account, Set.of()).size() >= MIN_TWEETS;
    }

    /** By throwaway accounts that write nothing, by what they repost. */
    private Map<String, List<Integer>> reposts() {
        boolean[] suspects = new boolean[session.accounts().size()];
        for (Account account : session.accounts()) {
            suspects[account.index] = account.originals == 0 && account.isThrowaway();
        }
        Map<String, List<Integer>> reposts = new HashMap<>();
        for (int i = 0; i < session.size(); i++) {
            String of = session.post(i).references().repostOf();
            if (of != null && suspects[session.author(i).index]) {
                reposts.computeIfAbsent(of, key -> new ArrayList<>()).add(i);
            }
        }
        return reposts;
    }

    /** Records the accounts of the moments in which enough of them reposted a tweet. */
    private void record(String tweet, List<Integer> reposts) {
        if (reposts.size() < MIN_ACCOUNTS) {
            return;
        }
        List<Integer> sorted = session.inTime(reposts);
        Set<Integer> recorded = new HashSet<>();
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (at(sorted.get(last)) - at(sorted.get(first)) > MAX_MILLIS) {
                first++;
            }
            List<Integer> moment = sorted.subList(first, last + 1);
            if (moment.size() >= MIN_ACCOUNTS && session.authorsOf(moment).size() >= MIN_ACCOUNTS) {
                recorded.addAll(moment);
            }
        }
        if (!recorded.isEmpty()) {
            recorded.forEach(i -> tweetsOf.computeIfAbsent(session.author(i).index, key -> new HashSet<>())
                    .add(tweet));
            bursts.add(List.copyOf(recorded));
        }
    }

    private long at(int position) {
        return session.post(position).atMillis();
    }

    private Trouble trouble(List<Integer> posts) {
        long tweets =
                posts.stream().map(i -> session.post(i).references().repostOf()).distinct().count();
        String reason = String.format(
                Locale.ROOT,
                "%d accounts that are new or without followers wrote nothing and reposted the same %d tweets %d times, each"
                        + " time within %d seconds of each other.",
                session.authorsOf(posts).size(),
                tweets,
                posts.size(),
                MAX_MILLIS / 1_000);
        return session.trouble("click_farm", posts, reason);
    }
}
