package io.rounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.report.session.Transcript;
import io.rounds.report.text.MarkdownText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReportTest {
    @TempDir
    Path folder;

    private final Samples samples = Samples.fresh();

    private List<String> lines(boolean withText) throws IOException {
        return samples.written(folder, Samples.SECOND, withText, ReportFormat.MD)
                .lines()
                .toList();
    }

    @Test
    void itHasTheContentOfThePage() throws IOException {
        assertThat(lines(false))
                .contains(
                        "# Ward Wisdom Chat",
                        "| Impressions | 2,660 | no change |",
                        "| [Q1](<https://x.com/WardMod/status/2>) | 20:05:00 | `@WardMod` | 1 | 4 | 4 | 1 min 5 s |"
                                + " [`@Ann`](<https://x.com/Ann/status/3>) | 2 |",
                        "- 20:06:05 `@Ann` [`x:3`](<https://x.com/Ann/status/3>) (A1 \u00b7 2 reposts)",
                        "- `x:10` (deleted, or not in the source)",
                        "## Transcript");
        assertThat(String.join("\n", lines(false))).doesNotContain("bedside");
        assertThat(lines(true)).anyMatch(line -> line.endsWith("<br>A1: at the bedside"));
    }

    @Test
    void aPulseIsALineOfBlocks() throws IOException {
        assertThat(lines(false)).anyMatch(line -> line.startsWith("`\u2584    \u2584\u2588\u2584\u2584 "));
    }

    @Test
    void everyRowHasTheCellsOfItsTable() throws IOException {
        makeHostile();
        int cells = 0;
        int tables = 0;
        for (String line : lines(true)) {
            if (line.startsWith("|")) {
                int here = line.replace("\\\\", "").replace("\\|", "").split("\\|", -1).length;
                tables += cells == 0 ? 1 : 0;
                cells = cells == 0 ? here : cells;
                assertThat(here).as(line).isEqualTo(cells);
            } else {
                cells = 0;
            }
        }
        assertThat(tables).isGreaterThan(10);
    }

    @Test
    void textOfUsersCannotBecomeMarkup() throws IOException {
        makeHostile();
        String text = String.join("\n", lines(true));
        assertThat(text)
                .doesNotContainPattern("(?<!\\\\)](?=\\(<?javascript)(?![^`]*`)")
                .doesNotContainPattern("(?<!\\\\)<script(?![^`\n]*`)")
                .contains("\\<script\\>", "\\](javascript:alert(1))", "\\*\\*bold\\*\\* \\# no heading");
    }

    private void makeHostile() {
        String hostile = "<script>|x|</script> **bold**\n# no heading [a](javascript:alert(1)) `b` \\| \\\\";
        ObjectNode chat = samples.chat(1);
        chat.put("title", hostile);
        chat.withArray("links")
                .addObject()
                .put("url", "javascript:alert(1)|")
                .put("shares", 1)
                .put("sharers", 1);
        chat.withArray("top_by_tweets").addObject().put("handle", hostile).put("tweets", 1);
        ((ObjectNode) chat.path("trouble").path(0)).put("reason", hostile);
        samples.tweetWithId("x:1").put("text", hostile);
        samples.tweetWithId("x:2").put("url", "https://x.com/a|b");
    }

    @Test
    void handlesAreCodeSoThatNobodyIsNotified() {
        assertThat(MarkdownText.code("@a`b|c\\\nd")).isEqualTo("`@a'b\u00a6c\u2216 d`");
    }

    @Test
    void onlyCharactersOfTheSyntaxAreEscaped() {
        assertThat(MarkdownText.escaped("12,345 (3.1 %) e-mail")).isEqualTo("12,345 (3.1 %) e-mail");
        assertThat(MarkdownText.escaped("1. x")).isEqualTo("1\\. x");
        assertThat(MarkdownText.escaped("- x_y_ @me")).isEqualTo("\\- x\\_y\\_ \\@me");
    }
}
