package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The explorer's page in a browser: accessibility, phones, walls and the keyboard. */
final class ExplorerPageAccessIT extends ExplorerPageCase {
    ExplorerPageAccessIT(SharedExplorerPage shared) {
        super(shared);
    }

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @Test
    void everyViewIsAccessibleInLightAndDarkAndFitsAPhone() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.context().close();
            page = chromium.page(1280, 900, scheme);
            for (Map.Entry<String, String> view : views.entrySet()) {
                open(view.getValue());
                assertAccessible(view.getKey(), scheme);
                picture(view.getKey() + (scheme == ColorScheme.DARK ? "-dark" : ""));
            }
        }
        page.context().close();
        page = chromium.page(390, 844, ColorScheme.LIGHT);
        for (Map.Entry<String, String> view : views.entrySet()) {
            open(view.getValue());
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s on a phone", view.getKey())
                    .isEqualTo(390);
            picture(view.getKey() + "-phone");
        }
        assertAccessible("phone", ColorScheme.LIGHT);
    }

    /** In the dark, only colours differ. */
    private void assertAccessible(String view, ColorScheme scheme) {
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        axe = scheme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe.withTags(RULES);
        assertThat(axe.analyze().getViolations()).as(view + " " + scheme).isEmpty();
    }

    @Test
    void theWallCanBeReadFromFarAway() {
        page.setViewportSize(1920, 1080);
        for (String wall : List.of("wall", "wall-light")) {
            open(views.get(wall));
            // Letters of 1/20 of the screen's height are 5 cm on a screen of 1 m: read from 10 m and more.
            assertThat(page.evaluate("Math.min(...[...document.querySelectorAll('.screen > :not(.wall-menu)"
                            + " *')].filter(one => one.childNodes.length > 0 && one.checkVisibility() &&"
                            + " !one.closest('.hidden')).map(one => parseFloat(getComputedStyle(one).fontSize)))"))
                    .asString()
                    .satisfies(size -> assertThat(Double.parseDouble(size)).isGreaterThanOrEqualTo(54));
            assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(1080);
            picture(wall + "-1080");
        }
        page.getByText("Exit wall").focus();
        page.keyboard().press("Enter");
        page.locator(".view.chat").waitFor();
        assertThat(page.locator(".top").isVisible()).isTrue();
    }

    @Test
    void thePageCanBeUsedWithTheKeyboardAlone() {
        open("#/trends");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        Locator topic = page.locator(".ranking.live h3 a").first();
        String name = topic.innerText();
        topic.focus();
        page.keyboard().press("Enter");
        page.locator(".view.topic").waitFor();
        assertThat(page.evaluate("document.activeElement.textContent"))
                .as("begins at its heading")
                .isEqualTo(name);
        assertThat(page.title()).startsWith(name);
    }
}
