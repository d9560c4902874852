package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.SharedData;
import io.rounds.ingest.Archives;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in the layout of each tool, with rows that are made up. */
class CsvDialectsTest {
    private static final ReadingDefaults OWNER =
            new ReadingDefaults(null, ArchiveOwner.ofProfile("alice-md"), CsvOptions.NONE);

    @TempDir
    private Path folder = Path.of("");

    private Archives.Read read(String csv) throws IOException {
        return read(csv, ReadingDefaults.NONE);
    }

    private Archives.Read read(String csv, ReadingDefaults defaults) throws IOException {
        return Archives.read(Files.writeString(folder.resolve("table.csv"), csv), defaults);
    }

    private static Tweet tweet(Archives.Read read, int index) {
        Parsed parsed = read.results().get(index);
        assertThat(parsed.rejected()).isNull();
        return Objects.requireNonNull(parsed.tweet());
    }

    private static Rejected onlyRejection(Archives.Read read) {
        assertThat(read.results()).hasSize(1);
        return Objects.requireNonNull(read.results().get(0).rejected());
    }

    private static List<String> links(Tweet tweet) {
        return tweet.links().stream().map(Link::canonical).toList();
    }

    private static List<String> hashtags(Tweet tweet) {
        return tweet.hashtags().stream().map(Hashtag::tag).toList();
    }

    @Test
    void twarcCsv() throws IOException {
        Archives.Read read = read("""
                id,conversation_id,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id,referenced_tweets.quoted.id,author_id,in_reply_to_user_id,in_reply_to_username,retweeted_user_id,retweeted_username,quoted_user_id,quoted_username,created_at,text,lang,entities.hashtags,entities.mentions,entities.urls,author.id,author.created_at,author.username,author.name,author.public_metrics.followers_count,author.public_metrics.following_count,author.verified
                1445000000000000102,1445000000000000102,,1445000000000000101,,9002,,,9001,alice_md,,,2021-10-04T12:05:00.000Z,"Airway #FOAMed\\nNew https://t.co/aaaaaaaaaa https://t.co/pppppppppp",en,"[""#FOAMed""]",,"[""https://litfl.com/airway/"", ""pic.twitter.com/pppppppppp""]",9002,2012-03-04T05:06:07.000Z,bob_rn,Bob,80,90,True
                1445000000000000104,1445000000000000101,,,,9002,9001,alice_md,,,,,2021-10-04T12:07:00.000Z,@alice_md thanks,en,,"[""@alice_md""]",,9002,2012-03-04T05:06:07.000Z,bob_rn,Bob,80,90,False
                """);

        assertThat(read.format()).isEqualTo("twarc-csv");
        Tweet repost = tweet(read, 0);
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().id()).isEqualTo("x:1445000000000000101");
        assertThat(repost.repost().author()).isEqualTo("x:9001");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(repost.text()).contains("#FOAMed\nNew");
        assertThat(hashtags(repost)).containsExactly("foamed");
        assertThat(links(repost)).containsExactly("https://litfl.com/airway");
        assertThat(repost.author().followers()).isEqualTo(80);
        assertThat(repost.author().following()).isEqualTo(90);
        assertThat(repost.author().verified()).isTrue();
        assertThat(repost.author().createdAt()).isEqualTo(Instant.parse("2012-03-04T05:06:07Z"));
        assertThat(repost.relations().conversation()).isEqualTo("x:1445000000000000102");
        Tweet reply = tweet(read, 1);
        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.replyTo()).isNull();
        assertThat(reply.mentions()).containsExactly("alice_md");
    }

    @Test
    void twarcJson2csv() throws IOException {
        Archives.Read read = read("""
                id,tweet_url,created_at,parsed_created_at,user_screen_name,text,tweet_type,coordinates,hashtags,media,urls,favorite_count,in_reply_to_screen_name,in_reply_to_status_id,in_reply_to_user_id,lang,place,possibly_sensitive,retweet_count,retweet_or_quote_id,retweet_or_quote_screen_name,retweet_or_quote_user_id,source,user_id,user_created_at,user_default_profile_image,user_description,user_favourites_count,user_followers_count,user_friends_count,user_listed_count,user_location,user_name,user_statuses_count,user_time_zone,user_urls,user_verified
                1123000000000000301,https://twitter.com/bob_rn/status/1123000000000000301,Wed May 01 10:00:00 +0000 2019,2019-05-01 10:00:00+00:00,bob_rn,RT @alice_md: Bougie #FOAMed https://t.co/aaaaaaaaaa,retweet,,FOAMed,,https://litfl.com/x/,0,,,,en,,False,3,1123000000000000300,alice_md,9001,web,9002,Sun Mar 04 05:06:07 +0000 2012,False,"Nurse, mostly",1,80,90,2,"Town, Country",Bob,7,,,False
                1123000000000000302,https://twitter.com/carol_pa/status/1123000000000000302,Wed May 01 10:01:00 +0000 2019,2019-05-01 10:01:00+00:00,carol_pa,Yes https://t.co/bbbbbbbbbb,quote,,,,https://twitter.com/alice_md/status/1123000000000000300,0,,,,en,,False,3,1123000000000000300,alice_md,9001,web,9003,,False,,1,60,9,2,,Carol,7,,,False
                1123000000000000303,https://twitter.com/carol_pa/status/1123000000000000303,Wed May 01 10:02:00 +0000 2019,2019-05-01 10:02:00+00:00,carol_pa,@alice_md thanks,reply,,,,,0,alice_md,1123000000000000300,9001,en,,False,3,,,,web,9003,,False,,1,60,9,2,,Carol,7,,,False
                """);

        assertThat(read.format()).startsWith("twarc json2csv");
        Tweet repost = tweet(read, 0);
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().id()).isEqualTo("x:1123000000000000300");
        assertThat(repost.repost().author()).isEqualTo("x:9001");
        assertThat(repost.author().id()).isEqualTo("9002");
        assertThat(repost.author().name()).isEqualTo("Bob");
        assertThat(links(repost)).containsExactly("https://litfl.com/x");
        Tweet quote = tweet(read, 1);
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("x:1123000000000000300");
        assertThat(quote.quote().handle()).isEqualTo("alice_md");
        assertThat(tweet(read, 2).replyTo()).isEqualTo("x:1123000000000000300");
    }

    @Test
    void hydrator() throws IOException {
        Archives.Read read = read("""
                coordinates,created_at,hashtags,media,urls,favorite_count,id,in_reply_to_screen_name,in_reply_to_status_id,in_reply_to_user_id,lang,place,possibly_sensitive,quote_id,retweet_count,retweet_id,retweet_screen_name,source,text,tweet_url,user_created_at,user_id,user_default_profile_image,user_description,user_favourites_count,user_followers_count,user_friends_count,user_listed_count,user_location,user_name,user_screen_name,user_statuses_count,user_time_zone,user_urls,user_verified
                ,Wed May 01 10:00:00 +0000 2019,,,,,1123000000000000402,,,,en,,,,,1123000000000000401,alice_md,,Bougie #FOAMed and #meded https://t.co/aaaaaaaaaa,https://twitter.com/bob_rn/status/1123000000000000402,Sun Mar 04 05:06:07 +0000 2012,9002,,,,120,7,,,Bob,bob_rn,,,,true
                ,Wed May 01 10:01:00 +0000 2019,FOAMed meded,,https://litfl.com/x/ https://emcrit.org/y,,1123000000000000403,,,,en,,,1123000000000000401,,,,,So #FOAMed #meded https://t.co/cccccccccc https://t.co/dddddddddd,https://twitter.com/bob_rn/status/1123000000000000403,,9002,,,,120,,,,Bob,bob_rn,,,,
                """);

        assertThat(read.format()).isEqualTo("Hydrator CSV");
        Tweet repost = tweet(read, 0);
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().id()).isEqualTo("x:1123000000000000401");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(hashtags(repost)).containsExactly("foamed", "meded");
        Tweet quote = tweet(read, 1);
        assertThat(quote.quote().id()).isEqualTo("x:1123000000000000401");
        assertThat(links(quote)).containsExactly("https://litfl.com/x", "https://emcrit.org/y");
    }

    @Test
    void rtweet07() throws IOException {
        Archives.Read read = read("""
                user_id,status_id,created_at,screen_name,text,source,display_text_width,reply_to_status_id,reply_to_user_id,reply_to_screen_name,is_quote,is_retweet,favorite_count,retweet_count,hashtags,symbols,urls_url,urls_t.co,urls_expanded_url,media_url,mentions_user_id,mentions_screen_name,lang,quoted_status_id,quoted_text,quoted_screen_name,quoted_user_id,retweet_status_id,retweet_text,retweet_user_id,retweet_screen_name,name,description,url,followers_count,friends_count,protected,account_created_at,verified
                x9002,x1123000000000000202,2019-05-01 10:05:00,bob_rn,Bougie #FOAMed https://t.co/aaaaaaaaaa,web,20,NA,NA,NA,FALSE,TRUE,0,1,FOAMed,NA,litfl.com/bougie/,https://t.co/aaaaaaaaaa,https://litfl.com/bougie/,NA,x9001,alice_md,en,NA,NA,NA,NA,x1123000000000000201,Bougie #FOAMed https://t.co/aaaaaaaaaa,x9001,alice_md,Bob,Nurse,https://t.co/home,80,90,FALSE,2012-03-04 05:06:07,TRUE
                x9003,x1123000000000000203,2019-05-01 10:06:00,carol_pa,Agree https://t.co/bbbbbbbbbb,web,20,NA,NA,NA,TRUE,FALSE,0,1,FOAMed meded,NA,NA,NA,https://twitter.com/alice_md/status/1123000000000000201,NA,NA,NA,en,x1123000000000000201,Bougie,alice_md,x9001,NA,NA,NA,NA,Carol,PA,NA,60,9,FALSE,2012-03-04 05:06:07,FALSE
                """);

        assertThat(read.format()).isEqualTo("rtweet 0.7 CSV");
        Tweet repost = tweet(read, 0);
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().author()).isEqualTo("x:9001");
        assertThat(repost.mentions()).isEmpty();
        assertThat(repost.author().verified()).isTrue();
        Tweet quote = tweet(read, 1);
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("x:1123000000000000201");
        assertThat(hashtags(quote)).containsExactly("foamed", "meded");
    }

    @Test
    void rtweetListsOfR() throws IOException {
        Archives.Read read = read("""
                status_id,created_at,screen_name,text,is_retweet,hashtags,urls_expanded_url,mentions_screen_name
                1123000000000000202,2019-05-01 10:05:00,bob_rn,two,FALSE,"c(""FOAMed"", ""meded"")","c(""https://litfl.com/a"", ""https://emcrit.org/b"")","c(""alice_md"", ""carol_pa"")"
                """);

        assertThat(hashtags(tweet(read, 0))).containsExactly("foamed", "meded");
        assertThat(links(tweet(read, 0))).containsExactly("https://litfl.com/a", "https://emcrit.org/b");
        assertThat(tweet(read, 0).mentions()).containsExactly("alice_md", "carol_pa");
    }

    @Test
    void listsOfRThatHoldNothingAreNone() throws IOException {
        Archives.Read read = read("""
                status_id,created_at,screen_name,text,is_retweet,hashtags,urls_expanded_url,mentions_screen_name
                1123000000000000202,2019-05-01 10:05:00,bob_rn,two,FALSE,character(0),list(),character(0)
                1123000000000000203,2019-05-01 10:06:00,bob_rn,three,FALSE,NULL,NA,list(NULL)
                1123000000000000204,2019-05-01 10:07:00,bob_rn,four,FALSE,"list(""FOAMed"", NA)","list(character(0))","c(NA, ""alice_md"")"
                """);

        for (int row = 0; row < 2; row++) {
            assertThat(hashtags(tweet(read, row))).isEmpty();
            assertThat(links(tweet(read, row))).isEmpty();
            assertThat(tweet(read, row).mentions()).isEmpty();
        }
        assertThat(hashtags(tweet(read, 2))).containsExactly("foamed");
        assertThat(links(tweet(read, 2))).isEmpty();
        assertThat(tweet(read, 2).mentions()).containsExactly("alice_md");
    }

    @Test
    void aTableInACellOfRIsReadRowByRow() throws IOException {
        Archives.Read read = read("""
                tweet_id,user_username,author_id,created_at,text,entities.hashtags,entities.mentions,entities.urls
                1123000000000000202,bob_rn,9002,2019-05-01T10:05:00.000Z,two,"list(start = c(0, 10), end = c(7, 16), tag = c(""FOAMed"", ""meded""))","list(start = 20L, end = 29L, username = ""alice_md"", id = ""9001"")","list(start = c(30L, 60L), end = c(53L, 83L), url = c(""https://t.co/a"", ""https://t.co/b""), expanded_url = c(""https://litfl.com/a"", ""https://emcrit.org/b""), images = list(NULL, NULL), unwound_url = c(NA, ""https://emcrit.org/c""))"
                1123000000000000203,bob_rn,9002,2019-05-01T10:06:00.000Z,three,"list(list(start = 0, end = 7, tag = ""FOAMed""), list(start = 9, end = 12, tag = ""ICU""))",NULL,"structure(list(expanded_url = ""https://litfl.com/d""), class = ""data.frame"", row.names = 1L)"
                """);

        assertThat(hashtags(tweet(read, 0))).containsExactly("foamed", "meded");
        assertThat(tweet(read, 0).mentions()).containsExactly("alice_md");
        assertThat(links(tweet(read, 0))).containsExactly("https://litfl.com/a", "https://emcrit.org/c");
        assertThat(hashtags(tweet(read, 1))).containsExactly("foamed", "icu");
        assertThat(links(tweet(read, 1))).containsExactly("https://litfl.com/d");
    }

    @Test
    void setsOfPythonAreLists() throws IOException {
        Archives.Read read = read("""
                id,created_at,screen_name,text,hashtags,urls
                1123000000000000202,2019-05-01 10:05:00,bob_rn,two,"{'FOAMed', 'meded'}","{'https://litfl.com/a'}"
                1123000000000000203,2019-05-01 10:05:00,bob_rn,three,set(),set()
                """);

        assertThat(hashtags(tweet(read, 0))).containsExactly("foamed", "meded");
        assertThat(links(tweet(read, 0))).containsExactly("https://litfl.com/a");
        assertThat(hashtags(tweet(read, 1))).isEmpty();
    }

    @Test
    void rtweet1KeepsTheIdThatIsWhole() throws IOException {
        Archives.Read read = read("""
                "created_at","id","id_str","full_text","truncated","display_text_range","entities","in_reply_to_status_id","in_reply_to_status_id_str","is_quote_status","retweeted_status","favorited_by","lang","screen_name"
                2022-05-01 10:05:00,1.52e+18,"1520000000000000203","RT @alice_md: Bougie",FALSE,20,NA,1.52e+18,"1520000000000000201",FALSE,NA,NA,"en","bob_rn"
                """);

        assertThat(read.format()).isEqualTo("rtweet 1 CSV");
        assertThat(tweet(read, 0).id()).isEqualTo("x:1520000000000000203");
        assertThat(tweet(read, 0).replyTo()).isEqualTo("x:1520000000000000201");
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void academictwitteR() throws IOException {
        Archives.Read read = read("""
                tweet_id,user_username,text,created_at,possibly_sensitive,conversation_id,author_id,lang,source,in_reply_to_user_id,user_name,user_created_at,user_verified,user_protected,user_description,retweet_count,like_count,quote_count,user_tweet_count,user_list_count,user_followers_count,user_following_count,sourcetweet_type,sourcetweet_id,sourcetweet_text,sourcetweet_lang,sourcetweet_author_id
                1445000000000000202,bob_rn,RT @alice_md: A long one that the API has cu…,2021-10-04T12:05:00.000Z,FALSE,1445000000000000202,9002,en,web,NA,Bob,2012-03-04T05:06:07.000Z,FALSE,FALSE,Nurse,1,0,0,7,1,80,90,retweeted,1445000000000000201,A long one that the API has cut #FOAMed,en,9001
                1445000000000000203,carol_pa,Yes,2021-10-04T12:06:00.000Z,FALSE,1445000000000000203,9003,en,web,NA,Carol,2012-03-04T05:06:07.000Z,FALSE,FALSE,PA,1,0,0,7,1,60,9,quoted,1445000000000000201,A long one,en,9001
                1445000000000000204,carol_pa,So,2021-10-04T12:07:00.000Z,FALSE,1445000000000000203,9003,en,web,9001,Carol,2012-03-04T05:06:07.000Z,FALSE,FALSE,PA,1,0,0,7,1,60,9,NA,NA,NA,NA,NA
                """);

        assertThat(read.format()).isEqualTo("academictwitteR tidy CSV");
        Tweet repost = tweet(read, 0);
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().id()).isEqualTo("x:1445000000000000201");
        assertThat(repost.repost().author()).isEqualTo("x:9001");
        assertThat(repost.text()).isEqualTo("A long one that the API has cut #FOAMed");
        assertThat(hashtags(repost)).containsExactly("foamed");
        assertThat(tweet(read, 1).quote().id()).isEqualTo("x:1445000000000000201");
        assertThat(tweet(read, 2).kind()).isEqualTo(Kind.REPLY);
    }

    @Test
    void tags() throws IOException {
        Archives.Read read = read("""
                id_str,from_user,text,created_at,time,geo_coordinates,user_lang,in_reply_to_user_id_str,in_reply_to_screen_name,from_user_id_str,in_reply_to_status_id_str,source,profile_image_url,user_followers_count,user_friends_count,user_location,status_url,entities_str
                1123000000000000501,alice_md,Bougie #FOAMed @bob_rn https://t.co/aaaaaaaaaa,Wed May 01 10:00:00 +0000 2019,01/05/2019 11:00:00,,en,,,9001,,web,,120,7,,http://twitter.com/alice_md/statuses/1123000000000000501,"{""hashtags"":[{""text"":""FOAMed"",""indices"":[7,14]}],""symbols"":[],""user_mentions"":[{""screen_name"":""bob_rn"",""id_str"":""9002""}],""urls"":[{""url"":""https://t.co/aaaaaaaaaa"",""expanded_url"":""https://litfl.com/x/"",""display_url"":""litfl.com/x""}]}"
                """);

        assertThat(read.format()).isEqualTo("TAGS sheet");
        Tweet tweet = tweet(read, 0);
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2019-05-01T10:00:00Z"));
        assertThat(links(tweet)).containsExactly("https://litfl.com/x");
        assertThat(tweet.mentions()).containsExactly("bob_rn");
        assertThat(tweet.author().id()).isEqualTo("9001");
    }

    @Test
    void dmiTcat() throws IOException {
        Archives.Read read = read("""
                \uFEFFid,time,created_at,from_user_name,text,filter_level,possibly_sensitive,withheld_copyright,withheld_scope,truncated,retweet_count,favorite_count,lang,to_user_name,in_reply_to_status_id,source,location,lat,lng,from_user_id,from_user_realname,from_user_verified,from_user_description,from_user_url,from_user_profile_image_url,from_user_utcoffset,from_user_timezone,from_user_lang,from_user_tweetcount,from_user_followercount,from_user_friendcount,from_user_favourites_count,from_user_listed,from_user_withheld_scope,from_user_created_at,urls,urls_expanded,urls_followed,domains,HTTP status code,mentions,hashtags
                1123000000000000601,1556704800,2019-05-01 10:00:00,"alice_md","@bob_rn so https://t.co/aaaaaaaaaa #FOAMed",,0,,,,0,0,"en","bob_rn",1123000000000000600,"web","",,,9001,"Alice",1,"MD","","",,,"en",7,120,9,,1,,2012-03-04 05:06:07,"https://t.co/aaaaaaaaaa","http://bit.ly/short","https://litfl.com/x/","litfl.com","200",bob_rn,FOAMed; meded
                """);

        assertThat(read.format()).isEqualTo("DMI-TCAT CSV");
        Tweet tweet = tweet(read, 0);
        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.replyTo()).isEqualTo("x:1123000000000000600");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.author().name()).isEqualTo("Alice");
        assertThat(links(tweet)).containsExactly("https://litfl.com/x");
        assertThat(hashtags(tweet)).containsExactly("foamed", "meded");
    }

    @Test
    void fourCat() throws IOException {
        Archives.Read read = read("""
                id,thread_id,timestamp,unix_timestamp,link,subject,body,author,author_fullname,author_id,source,language_guess,possibly_sensitive,retweet_count,reply_count,like_count,quote_count,is_retweet,retweeted_user,is_quote_tweet,quoted_user,is_reply,replied_user,hashtags,urls,images,videos,mentions,long_lat,place_name
                1445000000000000302,1445000000000000302,2021-10-04 12:05:00,1633349100,https://twitter.com/bob_rn/status/1445000000000000302,,RT @alice_md: Bougie #FOAMed https://t.co/aaaaaaaaaa,bob_rn,Bob,9002,web,en,no,1,0,0,0,yes,alice_md,no,,no,,FOAMed,"https://litfl.com/a,https://emcrit.org/b",,,alice_md,,
                1445000000000000303,1445000000000000302,2021-10-04 12:06:00,1633349160,https://twitter.com/carol_pa/status/1445000000000000303,,No,carol_pa,Carol,9003,web,en,no,1,0,0,0,no,,yes,alice_md,yes,bob_rn,,,,,,,
                """);

        assertThat(read.format()).isEqualTo("4CAT CSV");
        Tweet repost = tweet(read, 0);
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(links(repost)).containsExactly("https://litfl.com/a", "https://emcrit.org/b");
        assertThat(repost.mentions()).isEmpty();
        Tweet reply = tweet(read, 1);
        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.quote().handle()).isEqualTo("alice_md");
        assertThat(reply.relations().conversation()).isEqualTo("x:1445000000000000302");
    }

    @Test
    void socialFeedManagerBefore16() throws IOException {
        Archives.Read read = read("""
                created_at,twitter_id,screen_name,location,followers_count,friends_count,favorite_count/like_count,retweet_count,hashtags,mentions,in_reply_to_screen_name,twitter_url,text,is_retweet,is_quote,coordinates,url1,url1_expanded,url2,url2_expanded,media_url
                2016-03-01 10:00:00+00:00,704000000000000101,alice_md,Town,120,7,0,0,"FOAMed, meded","bob_rn, carol_pa",,http://twitter.com/alice_md/status/704000000000000101,Bougie https://t.co/a https://t.co/b,No,No,,https://t.co/a,https://litfl.com/a,https://t.co/b,https://emcrit.org/b,
                """);

        assertThat(read.format()).isEqualTo("Social Feed Manager CSV");
        Tweet tweet = tweet(read, 0);
        assertThat(tweet.id()).isEqualTo("x:704000000000000101");
        assertThat(links(tweet)).containsExactly("https://litfl.com/a", "https://emcrit.org/b");
        assertThat(hashtags(tweet)).containsExactly("foamed", "meded");
        assertThat(tweet.mentions()).containsExactly("bob_rn", "carol_pa");
    }

    @Test
    void snscrapeOfPandas() throws IOException {
        Archives.Read read = read("""
                ,url,date,content,renderedContent,id,user,replyCount,retweetCount,likeCount,quoteCount,conversationId,lang,source,outlinks,tcooutlinks,media,retweetedTweet,quotedTweet,inReplyToTweetId,inReplyToUser,mentionedUsers,coordinates,place,hashtags,cashtags
                0,https://twitter.com/alice_md/status/1445000000000000401,2021-10-04 12:00:00+00:00,Bougie #FOAMed https://t.co/a,Bougie #FOAMed litfl.com/a,1445000000000000401,"{'username': 'alice_md', 'id': 9001, 'displayname': ""Alice O'Hara, MD"", 'verified': True, 'followersCount': 120}",0,0,0,0,1445000000000000401,en,web,"['https://litfl.com/a']",['https://t.co/a'],,,https://twitter.com/bob_rn/status/1445000000000000400,1.4450000000000003e+18,https://twitter.com/bob_rn,"[User(username='bob_rn', id=9002, displayname='Bob (RN)')]",,,['FOAMed'],
                1,https://twitter.com/bob_rn/status/1445000000000000402,2021-10-04 12:01:00+00:00,Hello,Hello,1445000000000000402,https://twitter.com/bob_rn,0,0,0,0,1445000000000000402,en,web,,,,,,,,,,,,
                """);

        assertThat(read.format()).isEqualTo("snscrape table");
        Tweet tweet = tweet(read, 0);
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.author().id()).isEqualTo("9001");
        assertThat(tweet.author().name()).isEqualTo("Alice O'Hara, MD");
        assertThat(tweet.author().followers()).isEqualTo(120);
        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.replyTo()).isNull();
        assertThat(tweet.quote().id()).isEqualTo("x:1445000000000000400");
        assertThat(tweet.quote().handle()).isEqualTo("bob_rn");
        assertThat(tweet.mentions()).containsExactly("bob_rn");
        assertThat(links(tweet)).containsExactly("https://litfl.com/a");
        assertThat(tweet(read, 1).author().handle()).isEqualTo("bob_rn");
        assertThat(tweet(read, 1).kind()).isEqualTo(Kind.ORIGINAL);
    }

    @Test
    void twscrapeOfPandas() throws IOException {
        Archives.Read read = read("""
                id,id_str,url,date,user,lang,rawContent,replyCount,retweetCount,likeCount,quoteCount,conversationId,conversationIdStr,hashtags,cashtags,mentionedUsers,links,viewCount,retweetedTweet,quotedTweet,place,coordinates,inReplyToTweetId,inReplyToTweetIdStr,inReplyToUser,source
                1.7000000000000004e+18,1700000000000000501,https://x.com/bob_rn/status/1700000000000000501,2023-09-08 10:00:00+00:00,"{'id': 9002, 'id_str': '9002', 'username': 'bob_rn', 'displayname': 'Bob', 'followersCount': 80}",en,RT @alice_md: A long text that is cu…,0,0,0,0,1.7e+18,1700000000000000500,['FOAMed'],[],"[{'id': 9001, 'username': 'alice_md', 'displayname': 'Alice'}]","[{'url': 'https://litfl.com/a', 'text': 'litfl.com/a', 'tcourl': 'https://t.co/a'}]",,"{'id': 1700000000000000500, 'id_str': '1700000000000000500', 'user': {'id': 9001, 'id_str': '9001', 'username': 'alice_md'}, 'rawContent': 'A long text that is cut here no more'}",,,,,,,web
                """);

        assertThat(read.format()).isEqualTo("twscrape table");
        Tweet repost = tweet(read, 0);
        assertThat(repost.id()).isEqualTo("x:1700000000000000501");
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repost().id()).isEqualTo("x:1700000000000000500");
        assertThat(repost.repost().author()).isEqualTo("x:9001");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
        assertThat(repost.text()).isEqualTo("A long text that is cut here no more");
        assertThat(repost.mentions()).isEmpty();
    }

    @Test
    void twint() throws IOException {
        Archives.Read read = read("""
                id,conversation_id,created_at,date,time,timezone,user_id,username,name,place,tweet,language,mentions,urls,photos,replies_count,retweets_count,likes_count,hashtags,cashtags,link,retweet,quote_url,video,thumbnail,near,geo,source,user_rt_id,user_rt,retweet_id,reply_to,retweet_date,translate,trans_src,trans_dest
                1345000000000000601,1345000000000000601,2021-01-01 17:00:00 Pakistan Standard Time,2021-01-01,17:00:00,+0500,9001,alice_md,Alice,,Bougie #FOAMed https://t.co/a,en,"[{'screen_name': 'bob_rn', 'name': 'bob', 'id': '9002'}]",['https://litfl.com/a'],[],0,0,0,['foamed'],[],https://twitter.com/alice_md/status/1345000000000000601,False,https://twitter.com/carol_pa/status/1345000000000000600,0,,,,,,,,[],,,,
                1345000000000000601,1345000000000000601,1609502400000,2021-01-01,12:00:00,UTC,9001,alice_md,Alice,,Bougie #FOAMed,en,[],[],[],0,0,0,['foamed'],[],https://twitter.com/alice_md/status/1345000000000000601,True,,0,,,,,9003,carol_pa,1345000000000000602,[],2021-01-01 13:00:00,,,
                """);

        assertThat(read.format()).isEqualTo("twint CSV");
        Tweet tweet = tweet(read, 0);
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2021-01-01T12:00:00Z"));
        assertThat(tweet.kind()).isEqualTo(Kind.QUOTE);
        assertThat(tweet.quote().id()).isEqualTo("x:1345000000000000600");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(links(tweet)).containsExactly("https://litfl.com/a");
        Tweet repost = tweet(read, 1);
        assertThat(repost.id()).isEqualTo("x:1345000000000000602");
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.author().handle()).isEqualTo("carol_pa");
        assertThat(repost.createdAt()).isEqualTo(Instant.parse("2021-01-01T13:00:00Z"));
        assertThat(repost.repost().id()).isEqualTo("x:1345000000000000601");
        assertThat(repost.repost().handle()).isEqualTo("alice_md");
    }

    @Test
    void twitteR() throws IOException {
        Archives.Read read = read("""
                "text","favorited","favoriteCount","replyToSN","created","truncated","replyToSID","id","replyToUID","statusSource","screenName","retweetCount","isRetweet","retweeted","longitude","latitude"
                "1","@alice_md thanks",FALSE,0,"alice_md",2013-10-21 12:36:00,FALSE,"392000000000000100","392000000000000101","9001","web","bob_rn",0,FALSE,FALSE,NA,NA
                "2","RT @alice_md: Bougie #FOAMed",FALSE,0,NA,2013-10-21 12:37:00,FALSE,NA,"392000000000000102",NA,"web","carol_pa",1,TRUE,FALSE,NA,NA
                """);

        assertThat(read.format()).isEqualTo("twitteR table");
        assertThat(tweet(read, 0).kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet(read, 0).replyTo()).isEqualTo("x:392000000000000100");
        assertThat(tweet(read, 0).author().handle()).isEqualTo("bob_rn");
        assertThat(tweet(read, 1).kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet(read, 1).repost().handle()).isEqualTo("alice_md");
    }

    @Test
    void vicinitas() throws IOException {
        Archives.Read read = read("""
                Tweet Id,Text,Name,Screen Name,UTC,Created At,Favorites,Retweets,Language,Client,Tweet Type,URLs,Hashtags,Mentions,Media Type,Media URLs
                "1123000000000000701",Bougie #FOAMed,Alice,alice_md,2019-05-01T10:00:00.000Z,Wed May 01 10:00:00 +0000 2019,1,2,English,web,Tweet,1,1,0,,
                "1123000000000000702",RT @alice_md: Bougie #FOAMed,Bob,bob_rn,2019-05-01T10:01:00.000Z,Wed May 01 10:01:00 +0000 2019,1,2,English,web,Retweet,0,1,1,,
                "1123000000000000703",@alice_md thanks,Bob,bob_rn,2019-05-01T10:02:00.000Z,Wed May 01 10:02:00 +0000 2019,1,2,English,web,Reply,0,0,1,,
                """);

        assertThat(read.format()).isEqualTo("Vicinitas table");
        assertThat(tweet(read, 0).id()).isEqualTo("x:1123000000000000701");
        assertThat(tweet(read, 0).kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(hashtags(tweet(read, 0))).containsExactly("foamed");
        assertThat(tweet(read, 1).kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet(read, 2).kind()).isEqualTo(Kind.REPLY);
    }

    @Test
    void getOldTweets() throws IOException {
        Archives.Read read = read("""
                username;date;retweets;favorites;text;geo;mentions;hashtags;id;permalink
                alice_md;2016-05-01 10:00;0;0;"Bougie; really #FOAMed @bob_rn";;@bob_rn;#FOAMed;"726000000000000101";https://twitter.com/alice_md/status/726000000000000101
                """);
        Archives.Read three = read("""
                date,username,to,replies,retweets,favorites,text,geo,mentions,hashtags,id,permalink
                2016-05-01 10:00:00,alice_md,,0,0,0,Bougie #FOAMed,,@bob_rn,#FOAMed #meded,726000000000000101,https://twitter.com/alice_md/status/726000000000000101
                """);

        assertThat(read.format()).isEqualTo("GetOldTweets CSV");
        assertThat(tweet(read, 0).text()).isEqualTo("Bougie; really #FOAMed @bob_rn");
        assertThat(tweet(read, 0).mentions()).containsExactly("bob_rn");
        assertThat(three.format()).isEqualTo("GetOldTweets CSV");
        assertThat(hashtags(tweet(three, 0))).containsExactly("foamed", "meded");
    }

    @Test
    void tweetsCsvOfAnOldArchive() throws IOException {
        String csv = """
                "tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp","source","text","retweeted_status_id","retweeted_status_user_id","retweeted_status_timestamp","expanded_urls"
                "388000000000001401","","","2013-10-21 12:36:00 +0000","web","Bougie #FOAMed http://t.co/a http://t.co/b","","","","http://litfl.com/a,http://emcrit.org/b"
                "388000000000001402","","","2013-10-21 12:37:00 +0000","web","RT @bob_rn: Bougie","388000000000001400","9002","2013-10-21 12:00:00 +0000",""
                """;
        Archives.Read read = read(csv, OWNER);

        assertThat(read.format()).startsWith("tweets.csv");
        assertThat(tweet(read, 0).author().handle()).isEqualTo("alice-md");
        assertThat(links(tweet(read, 0))).containsExactly("https://litfl.com/a", "https://emcrit.org/b");
        assertThat(tweet(read, 1).repost().id()).isEqualTo("x:388000000000001400");
        assertThat(tweet(read, 1).repost().author()).isEqualTo("x:9002");
        Rejected unnamed = onlyRejection(read(csv));
        assertThat(unnamed.reason()).isEqualTo(Reason.MISSING_AUTHOR);
        assertThat(unnamed.detail()).contains("--account");
    }

    @Test
    void twitterWebExporter() throws IOException {
        Archives.Read read = read("""
                id,created_at,full_text,media,screen_name,name,profile_image_url,in_reply_to,retweeted_status,quoted_status,media_tags,favorite_count,retweet_count,bookmark_count,quote_count,reply_count,views_count,favorited,retweeted,bookmarked,url
                1700000000000000701,2023-09-08 12:00:00 +02:00,RT @alice_md: Bougie,[],bob_rn,Bob,https://pbs.twimg.com/x.jpg,,1700000000000000700,,[],0,1,0,0,0,,false,true,false,https://twitter.com/bob_rn/status/1700000000000000701
                1700000000000000702,2023-09-08 12:01:00 +02:00,Well,[],bob_rn,Bob,https://pbs.twimg.com/x.jpg,1700000000000000700,,1700000000000000699,[],0,1,0,0,0,,false,true,false,https://twitter.com/bob_rn/status/1700000000000000702
                """);

        assertThat(read.format()).isEqualTo("twitter-web-exporter CSV");
        assertThat(tweet(read, 0).createdAt()).isEqualTo(Instant.parse("2023-09-08T10:00:00Z"));
        assertThat(tweet(read, 0).repost().id()).isEqualTo("x:1700000000000000700");
        assertThat(tweet(read, 1).kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet(read, 1).quote().id()).isEqualTo("x:1700000000000000699");
    }

    @Test
    void tablesOfTheApisFields() throws IOException {
        Archives.Read v11 = read("""
                created_at,id,id_str,full_text,truncated,entities,in_reply_to_status_id_str,user,is_quote_status,retweeted_status,lang
                Wed May 01 10:00:00 +0000 2019,1123000000000000802,1123000000000000802,RT @alice_md: Bougie #FOA…,False,"{'hashtags': [{'text': 'FOAMed', 'indices': [1, 2]}], 'urls': [{'url': 'https://t.co/a', 'expanded_url': 'https://litfl.com/a'}]}",,"{'id': 9002, 'id_str': '9002', 'name': 'Bob', 'screen_name': 'bob_rn', 'entities': {'url': {'urls': []}}, 'followers_count': 80}",False,"{'created_at': 'Wed May 01 09:00:00 +0000 2019', 'id': 1123000000000000801, 'id_str': '1123000000000000801', 'full_text': 'Bougie #FOAMed https://t.co/a', 'user': {'id': 9001, 'id_str': '9001', 'screen_name': 'alice_md'}}",en
                """);
        Archives.Read v2 = read("""
                id,author_id,created_at,text,edit_history_tweet_ids,referenced_tweets,username
                1700000000000000802,9002,2023-09-08T10:00:00.000Z,Hello,"['1700000000000000802']","[<ReferencedTweet id=1700000000000000801 type=quoted]",bob_rn
                1700000000000000803,9002,2023-09-08T10:00:00.000Z,RT @alice_md: Hi,"['1700000000000000803']","[{'type': 'retweeted', 'id': '1700000000000000801'}]",bob_rn
                """);

        assertThat(tweet(v11, 0).author().handle()).isEqualTo("bob_rn");
        assertThat(tweet(v11, 0).author().id()).isEqualTo("9002");
        assertThat(tweet(v11, 0).repost().id()).isEqualTo("x:1123000000000000801");
        assertThat(tweet(v11, 0).repost().author()).isEqualTo("x:9001");
        assertThat(tweet(v11, 0).text()).isEqualTo("Bougie #FOAMed https://t.co/a");
        assertThat(links(tweet(v11, 0))).containsExactly("https://litfl.com/a");
        assertThat(hashtags(tweet(v11, 0))).containsExactly("foamed");
        assertThat(tweet(v2, 0).quote().id()).isEqualTo("x:1700000000000000801");
        assertThat(tweet(v2, 1).repost().id()).isEqualTo("x:1700000000000000801");
    }

    @Test
    void rowsOfIdDateAndTextWithoutAHeader() throws IOException {
        String rows = """
                585978391360221184|Thu Apr 09 01:31:50 +0000 2015|Made up #FOAMed http://bbc.in/1Cimpqx
                585947808772960257|Wed Apr 08 23:30:18 +0000 2015|One | more
                """;
        Archives.Read read = Archives.read(Files.writeString(folder.resolve("news.txt"), rows), OWNER);

        assertThat(read.results()).hasSize(2);
        assertThat(tweet(read, 0).id()).isEqualTo("x:585978391360221184");
        assertThat(tweet(read, 0).author().handle()).isEqualTo("alice-md");
        assertThat(tweet(read, 1).text()).isEqualTo("One | more");
        assertThat(onlyRejection(read(rows)).detail()).contains("--account");
    }

    @Test
    void linkedInShares() throws IOException {
        Archives.Read read = read("""
                Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
                2025-07-01 14:33:22,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7345000000000000001,"One #MedEd""
                ""two https://lnkd.in/abc""
                ""\""
                ""three",https://litfl.com/a,,MEMBER_NETWORK
                2025-07-02 14:33:22,https://www.linkedin.com/posts/alice-md_meded-activity-7345000000000000002-AbCd,Public,,,PUBLIC
                2025-07-03 14:33:22,https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7345000000000000003,For friends,,,CONNECTIONS
                """, OWNER);

        assertThat(read.format()).isEqualTo("LinkedIn Shares.csv");
        Tweet tweet = tweet(read, 0);
        assertThat(tweet.platform()).isEqualTo(Platform.LINKEDIN);
        assertThat(tweet.id()).isEqualTo("linkedin:urn:li:share:7345000000000000001");
        assertThat(tweet.text()).isEqualTo("One #MedEd\ntwo https://lnkd.in/abc\n\nthree");
        assertThat(hashtags(tweet)).containsExactly("meded");
        assertThat(links(tweet)).containsExactly("https://litfl.com/a");
        assertThat(tweet.author().handle()).isEqualTo("alice-md");
        assertThat(tweet(read, 1).id()).isEqualTo("linkedin:urn:li:activity:7345000000000000002");
        Rejected friends = Objects.requireNonNull(read.results().get(2).rejected());
        assertThat(friends.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(friends.payload()).isEmpty();
    }

    @Test
    void linkedInComments() throws IOException {
        Archives.Read read = read("""
                Date,Link,Message
                2025-07-01 14:33:22,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7345000000000000009,Congratulations #MedEd
                """, OWNER);

        Tweet comment = tweet(read, 0);
        assertThat(read.format()).isEqualTo("LinkedIn Comments.csv");
        assertThat(comment.id()).matches("linkedin:rounds-[0-9a-f]{16}");
        assertThat(comment.kind()).isEqualTo(Kind.REPLY);
        assertThat(comment.replyTo()).isEqualTo("linkedin:urn:li:activity:7345000000000000009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Page Name", "Group Name"})
    void crowdTangle(String who) throws IOException {
        Archives.Read read = read(who + """
                ,User Name,Facebook Id,Page Category,Page Admin Top Country,Page Description,Page Created,Likes at Posting,Followers at Posting,Post Created,Post Created Date,Post Created Time,Type,Total Interactions,Likes,Comments,Shares,Love,Wow,Haha,Sad,Angry,Care,Video Share Status,Is Video Owner?,Post Views,Total Views,Total Views For All Crossposts,Video Length,URL,Message,Link,Final Link,Image Text,Link Text,Description,Sponsor Id,Sponsor Name,Sponsor Category,"Overperforming Score (weighted — Likes 1x Shares 1x Comments 1x )"
                Emergency Medicine,emergencymed,100044000000001,HEALTH_SITE,US,Made up,2012-03-04 05:06:07,"11,000","12,345",2021-07-06 16:45:20 EDT,2021-07-06,16:45:20,Link,"1,002",1,2,3,0,0,0,0,0,0,,,0,0,0,N/A,https://www.facebook.com/100044000000001/posts/4100000000000001,"New #FOAMed, read it: bit.ly/x :=: https://litfl.com/new",https://bit.ly/x,https://litfl.com/final?fbclid=abc,,,,,,,-1.2
                """);

        assertThat(read.format()).isEqualTo("CrowdTangle CSV");
        Tweet post = tweet(read, 0);
        assertThat(post.id()).isEqualTo("facebook:100044000000001_4100000000000001");
        assertThat(post.platform()).isEqualTo(Platform.FACEBOOK);
        assertThat(post.createdAt()).isEqualTo(Instant.parse("2021-07-06T20:45:20Z"));
        assertThat(post.author().handle()).isEqualTo("emergencymed");
        assertThat(post.author().name()).isEqualTo("Emergency Medicine");
        assertThat(post.author().followers()).isEqualTo(12_345);
        assertThat(post.text()).isEqualTo("New #FOAMed, read it: bit.ly/x");
        assertThat(links(post)).containsExactly("https://litfl.com/final", "https://litfl.com/new");
        assertThat(post.url()).isEqualTo("https://www.facebook.com/100044000000001/posts/4100000000000001");
    }

    @Test
    void metaContentLibrary() throws IOException {
        Archives.Read read = read("""
                id,text,creation_time,modified_time,lang,statistics.like_count,statistics.views,post_owner.type,post_owner.id,post_owner.name,post_owner.username,link_attachment.link,link_attachment.name,mcl_url,content_type,hashtags
                1234567890123456,Bougie #FOAMed,2023-05-01T10:00:00+00:00,2023-05-01T10:00:00+00:00,en,3,40,page,9001,Emergency Medicine,emergencymed,https://litfl.com/a,A,https://www.facebook.com/transparency/1,posts,"[""FOAMed"",""MedEd""]"
                """);

        assertThat(read.format()).isEqualTo("Meta Content Library CSV");
        Tweet post = tweet(read, 0);
        assertThat(post.id()).isEqualTo("facebook:1234567890123456");
        assertThat(post.author().id()).isEqualTo("9001");
        assertThat(links(post)).containsExactly("https://litfl.com/a");
        assertThat(hashtags(post)).containsExactly("foamed", "meded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\nabc,Ann,,Bob,,2025-07-01 14:33:22 UTC,,secret,INBOX\n",
                "id,created_at,sender_id,recipient_id,text\n1123000000000000701,2019-05-01 10:00:00,1,2,secret\n"
            })
    void privateMessagesAreRefusedAsAFile(String csv) throws IOException {
        Rejected rejected = onlyRejection(read(csv));

        assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(rejected.toString()).doesNotContain("secret");
    }

    @Test
    void aTableNobodyKnowsIsReadByTheColumnsThatAreNamed() throws IOException {
        String csv = "Nr;Wann;Wer;Was\n1388000000000100401;2021-05-01 10:00:00;alice_md;first #FOAMed\n";
        Rejected unknown = onlyRejection(read(csv));
        assertThat(unknown.detail()).contains("--columns");

        ReadingDefaults named =
                new ReadingDefaults(null, null, CsvOptions.of("id=Nr,time=wann,account=Wer,text=4", null));
        Tweet tweet = tweet(read(csv, named), 0);
        assertThat(tweet.id()).isEqualTo("x:1388000000000100401");
        assertThat(tweet.author().handle()).isEqualTo("alice_md");
        assertThat(tweet.text()).isEqualTo("first #FOAMed");
        ReadingDefaults wrong = new ReadingDefaults(null, null, CsvOptions.of("id=Number", null));
        assertThat(onlyRejection(read(csv, wrong)).detail()).contains("Number").contains("Wann");
    }

    @Test
    void columnsOfATableWithoutAHeaderAreNumbered() throws IOException {
        String csv =
                "\"0\",\"1467810369\",\"Mon Apr 06 22:19:45 PDT 2009\",\"NO_QUERY\",\"alice_md\",\"made up, all of it\"\n";
        ReadingDefaults named = new ReadingDefaults(null, null, CsvOptions.of("id=2,time=3,account=5,text=6", null));

        Tweet tweet = tweet(read(csv, named), 0);
        assertThat(tweet.id()).isEqualTo("x:1467810369");
        assertThat(tweet.createdAt()).isEqualTo(Instant.parse("2009-04-07T05:19:45Z"));
        assertThat(tweet.text()).isEqualTo("made up, all of it");
    }

    @Test
    void theSeparatorThatAFileNamesAndOtherLineEndsAreRead() throws IOException {
        String[] files = {
            "sep=;\nid;created_at;screen_name;text\n1388000000000100401;2021-05-01 10:00:00;alice_md;a, b\n",
            "\uFEFFsep=,\r\nid,created_at,screen_name,text\r\n1388000000000100401,2021-05-01 10:00:00,alice_md,\"a, b\"\r\n",
            "\"sep=\t\"\nid\tcreated_at\tscreen_name\ttext\n1388000000000100401\t2021-05-01 10:00:00\talice_md\ta, b",
            "id|created_at|screen_name|text\n1388000000000100401|2021-05-01 10:00:00|alice_md|a, b\n",
            "id,created_at,screen_name,text\r1388000000000100401,2021-05-01 10:00:00,alice_md,\"a, b\"\r",
            "id;created_at;screen_name;text\r\r1388000000000100401;2021-05-01 10:00:00;alice_md;\"a, b\""
        };
        for (String file : files) {
            Archives.Read read = read(file);
            assertThat(read.results()).as(file).hasSize(1);
            assertThat(tweet(read, 0).text()).as(file).isEqualTo("a, b");
        }
    }

    @Test
    void linesInsideACellEndAsTheyDo() throws IOException {
        Archives.Read read = read(
                "id,created_at,screen_name,text\r1388000000000100401,2021-05-01 10:00:00,alice_md,\"a\nb\"\r1388000000000100402,2021-05-01 10:00:00,alice_md,c\r");

        assertThat(tweet(read, 0).text()).isEqualTo("a\nb");
        assertThat(tweet(read, 1).text()).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\t', ','})
    void aLineInsideAQuotedCellThatIsARowIsARow(char delimiter) throws IOException {
        Archives.Read read = read("""
                id|created_at|screen_name|text
                1388000000000100101|2021-05-01 10:00:00|alice_md|"Part one of a quotation #FOAMed
                1388000000000100102|2021-05-01 10:00:10|bob_rn|in between #FOAMed
                1388000000000100103|2021-05-01 10:00:20|alice_md|and here it ends #FOAMed"
                1388000000000100104|2021-05-01 10:00:30|carol_pa|"Well said" indeed #FOAMed
                1388000000000100105|2021-05-01 10:00:40|carol_pa|"two
                lines"
                """.replace('|', delimiter));

        assertThat(read.results())
                .extracting(parsed -> Objects.requireNonNull(parsed.tweet()).text())
                .containsExactly(
                        "\"Part one of a quotation #FOAMed",
                        "in between #FOAMed",
                        "and here it ends #FOAMed\"",
                        "\"Well said\" indeed #FOAMed",
                        "two\nlines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id|text|created_at|screen_name", "text|id|created_at|screen_name"})
    void rowsAreFoundWhereverTheTextStands(String header) throws IOException {
        List<String> texts = List.of("\"Part one #FOAMed", "and here it ends\"", "\"Well done\" yes");
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int i = 0; i < texts.size(); i++) {
            csv.append(header.replace("text", texts.get(i))
                            .replace("id", "138800000000010010" + i)
                            .replace("created_at", "2021-05-01 10:00:00")
                            .replace("screen_name", "alice_md"))
                    .append('\n');
        }

        Archives.Read read = read(csv.toString().replace('|', '\t'));

        assertThat(read.results()).hasSize(3);
        assertThat(tweet(read, 0).text()).isEqualTo(texts.get(0));
        assertThat(tweet(read, 1).text()).isEqualTo(texts.get(1));
    }

    @Test
    void theTableOfRWithUnnamedRowNamesIsRead() throws IOException {
        Archives.Read read = read("""
                "id" "created" "screenName" "text"
                "1" "392000000000000101" "2013-10-21 12:36:00" "bob_rn" "hi"
                """.replace("\" \"", "\",\""));

        assertThat(tweet(read, 0).id()).isEqualTo("x:392000000000000101");
    }

    @Test
    void idsThatASpreadsheetHasRoundedAreNotCompared() throws IOException {
        Archives.Read read = read("""
                id_str,created_at,from_user,text
                1294030472427830000,2020-08-13 22:00:00,alice_md,first thing #FOAMed
                1294030472427830000,2020-08-13 22:00:00,bob_rn,another thing entirely #FOAMed
                """);
        assertThat(tweet(read, 0).id())
                .startsWith("x:rounds-")
                .isNotEqualTo(tweet(read, 1).id());
        assertThat(read.notes()).singleElement().asString().contains("lost digits");

        Archives.Read whole = read("""
                id_str,created_at,from_user,text
                1294030472427830000,2020-08-13 22:00:00,alice_md,first thing #FOAMed
                1294030472427835393,2020-08-13 22:00:00,bob_rn,another thing entirely #FOAMed
                """);
        assertThat(tweet(whole, 0).id()).isEqualTo("x:1294030472427830000");
        assertThat(whole.notes()).isEmpty();
    }

    @Test
    void referencesWhoseIdsAreFloatingPointNumbersStayOfTheirKindAndPointNowhere() throws IOException {
        Archives.Read read = read("""
                id,created_at,screen_name,text,retweeted_status_id,quoted_status_id,in_reply_to_status_id,conversation_id
                1123000000000000301,2019-05-01 10:00:00,bob_rn,Bougie #FOAMed,1.1230000000000003e+18,,,1.1230000000000003e+18
                1123000000000000302,2019-05-01 10:01:00,carol_pa,Yes,,1.12300000000000E+18,,
                1123000000000000303,2019-05-01 10:02:00,carol_pa,thanks,,,1123000000000000256.0,
                1123000000000000304,2019-05-01 10:03:00,carol_pa,alone,0.0,0,0,
                """);

        assertThat(read.results())
                .extracting(one -> Objects.requireNonNull(one.tweet()).kind())
                .containsExactly(Kind.REPOST, Kind.QUOTE, Kind.REPLY, Kind.ORIGINAL);
        assertThat(tweet(read, 0).repost().id()).isNull();
        assertThat(tweet(read, 0).relations().conversation()).isNull();
        assertThat(tweet(read, 1).quote().id()).isNull();
        assertThat(tweet(read, 2).replyTo()).isNull();
        assertThat(read.notes()).containsExactly(CsvFacts.LOST_REFERENCES);
    }

    @Test
    void aColumnOfReferencesThatASpreadsheetHasRoundedPointsNowhere() throws IOException {
        Archives.Read read = read("""
                status_id,created_at,screen_name,text,is_retweet,retweet_status_id
                x1294030472427835393,2020-08-13 22:00:00,bob_rn,first thing #FOAMed,TRUE,1294030472427830000
                x1294030472427835394,2020-08-13 22:00:01,carol_pa,first thing #FOAMed,,1294030472427830000
                """);

        assertThat(tweet(read, 0).id()).isEqualTo("x:1294030472427835393");
        assertThat(tweet(read, 0).kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet(read, 1).kind()).isEqualTo(Kind.REPOST);
        assertThat(tweet(read, 0).repost().id()).isNull();
        assertThat(read.notes()).containsExactly(CsvFacts.LOST_REFERENCES);
    }

    @Test
    void aColumnOfReferencesThatHasBeenFloatingPointNumbersPointsNowhere() throws IOException {
        // As pandas writes a column with gaps that was made whole numbers again: each is a multiple of 256.
        Archives.Read read = read("""
                tweet_id,created_at,username,text,sourcetweet_type,sourcetweet_id
                1445000000000000901,2021-10-04 12:00:00,bob_rn,one,retweeted,1444999870123456768
                1445000000000000902,2021-10-04 12:00:01,carol_pa,two,quoted,1444998123456789248
                1445000000000000903,2021-10-04 12:00:02,carol_pa,three,retweeted,1444997012345678848
                1445000000000000904,2021-10-04 12:00:03,carol_pa,four,,
                """);

        assertThat(read.results())
                .extracting(one -> Objects.requireNonNull(one.tweet()).kind())
                .containsExactly(Kind.REPOST, Kind.QUOTE, Kind.REPOST, Kind.ORIGINAL);
        assertThat(tweet(read, 0).repost().id()).isNull();
        assertThat(tweet(read, 1).quote().id()).isNull();
        assertThat(read.notes()).containsExactly(CsvFacts.LOST_REFERENCES);
    }

    @Test
    void anAddressKeepsTheIdThatAColumnHasLost() throws IOException {
        Archives.Read read = read("""
                id,created_at,text,url
                1.8230347238677133e+18,2024-08-12 16:32:03,hi,https://x.com/alice_md/status/1823034723867713700
                """);

        assertThat(tweet(read, 0).id()).isEqualTo("x:1823034723867713700");
        assertThat(tweet(read, 0).author().handle()).isEqualTo("alice_md");
    }

    @Test
    void numbersOfRowsAreNoIds() throws IOException {
        StringBuilder rows = new StringBuilder("id,created_at,screen_name,text\n");
        for (int i = 1; i <= 12; i++) {
            rows.append(i)
                    .append(",2021-05-01 10:00:00,alice_md,text ")
                    .append(i)
                    .append('\n');
        }
        Archives.Read read = read(rows.toString());

        assertThat(read.results()).hasSize(12);
        assertThat(tweet(read, 0).id()).startsWith("x:rounds-");
        assertThat(read.notes()).singleElement().asString().contains("number the rows");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void numbersOfFewRowsAreNoIdsEither(int first) throws IOException {
        Archives.Read read = read("id,created_at,screen_name,text\n" + first + ",2021-05-01 10:00:00,alice_md,one\n"
                + (first + 1) + ",2021-05-01 10:01:00,bob_rn,two\n");

        assertThat(tweet(read, 0).id()).startsWith("x:rounds-");
        assertThat(tweet(read, 1).id())
                .startsWith("x:rounds-")
                .isNotEqualTo(tweet(read, 0).id());
        assertThat(read.notes()).singleElement().asString().contains("number the rows");
    }

    @Test
    void theFirstTweetsOfTwitterHaveSmallIds() throws IOException {
        Archives.Read read = read("""
                id,created_at,screen_name,text
                20,2006-03-21 20:50:14,alice_md,just setting up
                21,2006-03-21 20:51:14,bob_rn,me too
                """);

        assertThat(tweet(read, 0).id()).isEqualTo("x:20");
    }

    @Test
    void aDisplayNameIsNoHandle() throws IOException {
        Archives.Read read = read("""
                id,created_at,user,handle,text
                1388000000000100401,2021-05-01 10:00:00,"Alice O'Hara, MD",@alice_md,hi
                """);

        assertThat(tweet(read, 0).author().handle()).isEqualTo("alice_md");
        assertThat(tweet(read, 0).url()).isEqualTo("https://x.com/alice_md/status/1388000000000100401");
    }

    @Test
    void theCasesOfUsersAreRead() throws IOException {
        Path cases = SharedData.path("rounds.cases", "../cases");
        for (String name :
                List.of("10-float-ids.csv", "12-row-number-ids-1.csv", "14-us-dates.csv", "15-tsv-quotes.tsv")) {
            Archives.Read read = Archives.read(cases.resolve(name), ReadingDefaults.NONE);
            assertThat(read.results()).as(name).allMatch(parsed -> parsed.tweet() != null);
            long rows = Files.readAllLines(cases.resolve(name), StandardCharsets.UTF_8)
                            .size()
                    - 1L;
            assertThat(read.results()).as(name).hasSize((int) rows);
        }
    }
}
