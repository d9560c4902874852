package io.rounds.ingest;

/** Payloads as X writes them, about people who do not exist. */
public final class Payloads {
    private Payloads() {}

    /** A message of the v2 filtered stream. */
    public static final String V2_STREAM = """
            {"data": {"id": "1577318900085186562", "author_id": "18591618", "conversation_id": "1577318900085186562",
             "created_at": "2022-10-04T15:25:05.000Z", "lang": "en", "edit_history_tweet_ids": ["1577318900085186562"],
             "context_annotations": [{"domain": {"id": "10", "name": "Person"}, "entity": {"id": "5", "name": "X"}}],
             "public_metrics": {"retweet_count": 1, "reply_count": 0, "like_count": 4, "quote_count": 0},
             "text": "Sepsis in 10 minutes with @DrAda \\ud83e\\ude7a #FOAMed #foamed https://t.co/abc",
             "entities": {"hashtags": [{"start": 33, "end": 40, "tag": "FOAMed"}, {"start": 41, "end": 48, "tag": "foamed"}],
              "mentions": [{"start": 26, "end": 32, "username": "DrAda", "id": "7"}],
              "urls": [{"start": 50, "end": 60, "url": "https://t.co/abc", "expanded_url": "https://litfl.com/s",
               "unwound_url": "https://litfl.com/sepsis/", "display_url": "litfl.com/s"}]}},
             "includes": {"users": [{"id": "18591618", "username": "Bea_MD", "name": "Bea", "verified": false,
               "created_at": "2009-01-03T18:15:05.000Z",
               "public_metrics": {"followers_count": 6851, "following_count": 1079, "tweet_count": 1, "listed_count": 2}}]},
             "matching_rules": [{"id": 1, "tag": null}]}
            """;

    /** A page of a v2 search: a repost that is cut, and a tweet whose author is not included. */
    public static final String V2_PAGE = """
            {"data": [
              {"id": "200", "author_id": "2", "created_at": "2022-10-04T15:25:05.000Z", "conversation_id": "200",
               "text": "RT @Bea_MD: A very long thread about airway management, tools and tricks with @DrCy, and all \
            of it for free on https:/\\u2026",
               "entities": {"mentions": [{"start": 3, "end": 10, "username": "Bea_MD"}, {"start": 80, "end": 85, "username": "DrCy"}]},
               "referenced_tweets": [{"type": "retweeted", "id": "100"}]},
              {"id": "201", "author_id": "99", "created_at": "2022-10-04T15:26:05.000Z", "text": "#MedEd works"}
             ],
             "includes": {
              "users": [{"id": "1", "username": "Bea_MD", "name": "Bea"}, {"id": "2", "username": "dan", "name": "Dan"}],
              "tweets": [{"id": "100", "author_id": "1", "created_at": "2022-10-04T10:25:05.000Z",
               "text": "A very long thread about airway management, tools and tricks with @DrCy, and all of it for free on https://t.co/q #FOAMcc",
               "entities": {"hashtags": [{"start": 1, "end": 2, "tag": "FOAMcc"}],
                "mentions": [{"start": 66, "end": 71, "username": "DrCy"}],
                "urls": [{"url": "https://t.co/q", "expanded_url": "https://emcrit.org/airway"}]}}]},
             "meta": {"result_count": 2}}
            """;

    /** A status of v1.1 as the stream writes it when the text is long. */
    public static final String V11_EXTENDED = """
            {"created_at": "Wed Oct 10 20:19:24 +0000 2018", "id": 1050118621198921700, "id_str": "1050118621198921728",
             "text": "To make room for more expression, we count emoji as equal\\u2026 https://t.co/cut", "truncated": true,
             "user": {"id": 6253282, "id_str": "6253282", "name": "Eve", "screen_name": "EveRN", "followers_count": 12,
              "friends_count": 3, "verified": true, "created_at": "Wed May 23 06:01:13 +0000 2007"},
             "extended_tweet": {"full_text": "To make room for more expression #NurseTwitter https://t.co/x",
              "entities": {"hashtags": [{"text": "NurseTwitter", "indices": [1, 2]}], "user_mentions": [],
               "urls": [{"url": "https://t.co/x", "expanded_url": "https://first10em.com/a", "unwound": {"url": "https://first10em.com/b"}}]}},
             "entities": {"hashtags": [], "user_mentions": [], "urls": [{"url": "https://t.co/cut", "expanded_url": "https://x.com/i/web/status/1050118621198921728"}]},
             "in_reply_to_status_id": null, "in_reply_to_user_id": null, "in_reply_to_screen_name": null,
             "is_quote_status": false, "lang": "en", "timestamp_ms": "1539202764000"}
            """;

    /** A repost of v1.1. */
    public static final String V11_REPOST = """
            {"created_at": "Wed Oct 10 21:00:00 +0000 2018", "id_str": "11", "full_text": "RT @EveRN: what I l\\u2026",
             "entities": {"hashtags": [], "user_mentions": [{"screen_name": "EveRN"}], "urls": []},
             "user": {"id_str": "5", "screen_name": "Finn"},
             "retweeted_status": {"created_at": "Wed Oct 10 20:19:24 +0000 2018", "id_str": "10",
              "full_text": "what I learnt from @DrCy #MedEd", "user": {"id_str": "6253282", "screen_name": "EveRN"},
              "entities": {"hashtags": [{"text": "MedEd"}], "user_mentions": [{"screen_name": "DrCy"}], "urls": []}},
             "is_quote_status": false}
            """;

    /** A post of Bluesky with everything: marked hashtag, link and mention behind letters of several bytes, a card, tags. */
    public static final String BLUESKY_POST = """
            {"did": "did:plc:ada3vxhj2e4k5qz6w7n8mtc2", "time_us": 1767608046123456, "kind": "commit", "commit": {
             "rev": "3mbo7cv3bl223", "operation": "create", "collection": "app.bsky.feed.post", "rkey": "3mbo7cu5ek223",
             "record": {"$type": "app.bsky.feed.post", "createdAt": "2026-01-05T10:14:05.120Z", "langs": ["en", "de"],
              "text": "🩺 für @bea.example.org: sepsis in ten minutes litfl.com/sepsis #FOAMed #unmarked",
              "facets": [
               {"index": {"byteStart": 67, "byteEnd": 74}, "features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "FOAMed"}]},
               {"index": {"byteStart": 10, "byteEnd": 26}, "features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:bea"}]},
               {"index": {"byteStart": 50, "byteEnd": 66}, "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://litfl.com/sepsis/"}]},
               {"index": {"byteStart": 0, "byteEnd": 4}, "features": [{"$type": "blue.moji.richtext.facet", "did": "did:plc:x", "name": ":a:"}]}],
              "tags": ["MedEd"],
              "embed": {"$type": "app.bsky.embed.recordWithMedia",
               "record": {"$type": "app.bsky.embed.record", "record": {"cid": "bafyq", "uri": "at://did:plc:dan/app.bsky.feed.post/3mbaaaaaaaa2a"}},
               "media": {"$type": "app.bsky.embed.external", "external": {"uri": "https://doi.org/10.1056/NEJMoa2021436", "title": "A trial", "description": "", "thumb": {"$type": "blob", "size": 7}}}}},
             "cid": "bafyr"}}
            """;

    /** A repost of Bluesky. */
    public static final String BLUESKY_REPOST = """
            {"did": "did:plc:eve", "time_us": 1767608106000000, "kind": "commit", "commit": {"rev": "3mbo7eobbl223",
             "operation": "create", "collection": "app.bsky.feed.repost", "rkey": "3mbo7enas3c23", "record": {
              "$type": "app.bsky.feed.repost", "createdAt": "2026-01-05T10:15:05.001Z", "subject": {"cid": "bafyr",
              "uri": "at://did:plc:ada3vxhj2e4k5qz6w7n8mtc2/app.bsky.feed.post/3mbo7cu5ek223"},
              "via": {"cid": "bafyv", "uri": "at://did:plc:fay/app.bsky.feed.repost/3mbnq6aaaaa2c"}}, "cid": "bafys"}}
            """;

    /** The notice that a post of Bluesky was deleted. */
    public static final String BLUESKY_DELETE = """
            {"did": "did:plc:eve", "time_us": 1767608106000000, "kind": "commit", "commit": {"rev": "3mbo7eobbl223",
             "operation": "delete", "collection": "app.bsky.feed.post", "rkey": "3mbo7enas3c23"}}
            """;

    /** A like of Bluesky. */
    public static final String BLUESKY_LIKE = """
            {"did": "did:plc:eve", "time_us": 1767608106000000, "kind": "commit", "commit": {"rev": "3mbo7eobbl223",
             "operation": "create", "collection": "app.bsky.feed.like", "rkey": "3mbo7enas3c23", "record": {
              "$type": "app.bsky.feed.like", "createdAt": "2026-01-05T10:15:05.001Z", "subject": {"cid": "bafyr",
              "uri": "at://did:plc:ada3vxhj2e4k5qz6w7n8mtc2/app.bsky.feed.post/3mbo7cu5ek223"}}, "cid": "bafys"}}
            """;

    /** A status of Mastodon as another server shows it. */
    public static final String MASTODON_STATUS = """
            {"id": "115840000000000001", "created_at": "2026-01-05T10:14:05.120Z", "in_reply_to_id": null, "in_reply_to_account_id": null,
             "sensitive": false, "spoiler_text": "", "visibility": "public", "language": "en",
             "uri": "https://med-mastodon.com/users/Ada/statuses/115839999000000007", "url": "https://med-mastodon.com/@Ada/115839999000000007",
             "replies_count": 0, "reblogs_count": 2, "favourites_count": 3, "edited_at": null, "quote": null,
             "content": "<p>Sepsis in ten minutes with <span class=\\"h-card\\" translate=\\"no\\"><a href=\\"https://other.example/@bea\\" class=\\"u-url mention\\">@<span>bea</span></a></span> &amp; friends<br />second line</p><p><a href=\\"https://www.litfl.com/sepsis-in-ten-minutes-for-all/?a=1&amp;b=2\\" rel=\\"nofollow noopener\\" translate=\\"no\\" target=\\"_blank\\"><span class=\\"invisible\\">https://www.</span><span class=\\"ellipsis\\">litfl.com/sepsis-in-ten-minute</span><span class=\\"invisible\\">s-for-all/?a=1&amp;b=2</span></a> <a href=\\"https://med-mastodon.com/tags/FOAMed\\" class=\\"mention hashtag\\" rel=\\"tag\\">#<span>FOAMed</span></a> <a href=\\"https://med-mastodon.com/tags/%C3%84rzte\\" class=\\"mention hashtag\\" rel=\\"tag\\">#<span>Ärzte</span></a></p>",
             "reblog": null, "account": {"id": "109", "username": "Ada", "acct": "Ada@med-mastodon.com", "display_name": "Ada", "locked": false, "bot": false,
              "created_at": "2022-11-06T00:00:00.000Z", "note": "<p>EM</p>", "url": "https://med-mastodon.com/@Ada", "uri": "https://med-mastodon.com/users/Ada",
              "followers_count": 120, "following_count": 80, "statuses_count": 7, "emojis": [], "fields": []},
             "media_attachments": [], "mentions": [{"id": "7", "username": "bea", "url": "https://other.example/@bea", "acct": "bea"}],
             "tags": [{"name": "foamed", "url": "https://other.example/tags/foamed"}, {"name": "arzte", "url": "https://other.example/tags/arzte"}, {"name": "meded", "url": "https://other.example/tags/meded"}],
             "emojis": [], "card": {"url": "https://litfl.com/sepsis-in-ten-minutes-for-all/", "title": "Sepsis", "type": "link"}, "poll": null}
            """;

    /** The same, passed on by an account of the server that was read. */
    public static final String MASTODON_REBLOG = """
            {"id": "115840000000000009", "created_at": "2026-01-05T11:00:00.000Z", "in_reply_to_id": null, "in_reply_to_account_id": null,
             "spoiler_text": "", "visibility": "public", "language": null,
             "uri": "https://other.example/users/bea/statuses/115840000000000009/activity", "url": "https://other.example/users/bea/statuses/115840000000000009/activity",
             "edited_at": null, "content": "<p>Sepsis in ten minutes ...</p>", "reblog":""" + MASTODON_STATUS.strip() + """
            , "account": {"id": "7", "username": "bea", "acct": "bea", "display_name": "Bea", "bot": true, "url": "https://other.example/@bea"},
             "media_attachments": [], "mentions": [], "tags": [], "emojis": [], "card": null, "poll": null}
            """;

    /** A message of Mastodon's streaming that brings a status. */
    public static String mastodonMessage(String event, String status) {
        String text = status.strip().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
        return "{\"stream\":[\"hashtag\",\"foamed\"],\"event\":\"" + event + "\",\"payload\":\"" + text + "\"}";
    }
}
