package dev.demarc.site;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** What must hold for whoever reads a page. Each looks at one thing, and tells what is wrong with it. */
final class Reading {

    /** How many stops of the Tab key are followed on each page. */
    private static final int STOPS = 40;

    /** What Tab should reach, in reading order. */
    private static final String STOPS_IN_ORDER = """
            (() => {
              const shown = element => element.checkVisibility({visibilityProperty: true})
                && !element.closest("[inert]") && !element.disabled;
              window.stops = [...document.querySelectorAll(
                "a[href], button, input, select, textarea, summary, [tabindex='0']")]
                .filter(element => shown(element) && element.getAttribute("tabindex") !== "-1");
              // A page that puts the focus somewhere itself is read from its beginning all the same.
              if (document.activeElement !== document.body) {
                document.body.tabIndex = -1;
                document.body.focus();
                document.body.removeAttribute("tabindex");
              }
              return window.stops.length;
            })()""";

    private static final String STOP = """
            (() => {
              const element = document.activeElement;
              const ring = at => {
                const style = getComputedStyle(at);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
              };
              const drawn = element.querySelector(":scope > .d-l");
              const line = drawn && getComputedStyle(drawn);
              const edge = line && line.stroke !== "none" && parseFloat(line.strokeWidth) >= 2;
              const box = element.getBoundingClientRect();
              return {
                at: window.stops.indexOf(element),
                text: (element.textContent.trim() || element.getAttribute("aria-label") || element.tagName).slice(0, 40),
                ring: edge || ring(element) || !!element.closest(".card, .sq") && ring(element.closest(".card, .sq")),
                seen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
              };
            })()""";

    private static final String PRINTED = """
            (() => {
              const found = [];
              const shown = element => element.checkVisibility();
              for (const name of [".top", ".side", ".toc", ".filters", ".hd", ".prevnext", ".btn", ".bar .get"]) {
                if ([...document.querySelectorAll(name)].some(shown)) found.push(name + " is printed");
              }
              if ([...document.querySelectorAll("details:not([open])")].some(shown)) found.push("closed details are printed");
              for (const link of document.querySelectorAll("article a[href^=http]:not(.rid, .loc a)")) {
                if (shown(link) && !getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))) {
                  found.push("the address of “" + link.textContent + "” is not printed");
                }
              }
              const paper = getComputedStyle(document.body).backgroundColor;
              if (paper !== "rgb(255, 255, 255)") found.push("paper is " + paper);
              return found;
            })()""";

    private static final String FORCED = """
            (() => {
              const found = [];
              for (const cell of document.querySelectorAll("td.cell, .box")) {
                const style = getComputedStyle(cell);
                if (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) === 0) {
                  found.push("a " + cell.className + " has no edge");
                }
              }
              for (const key of document.querySelectorAll(".k")) {
                const style = getComputedStyle(key);
                if (style.color === style.backgroundColor) found.push("a party's letter can't be seen");
              }
              return [...new Set(found)];
            })()""";

    private static final String MOVING = """
            (() => {
              const found = [];
              if (getComputedStyle(document.documentElement).scrollBehavior !== "auto") found.push("scrolling is animated");
              for (const element of document.querySelectorAll("*")) {
                for (const part of [null, "::before", "::after"]) {
                  const style = getComputedStyle(element, part);
                  const lasts = text => text.split(",").some(time => parseFloat(time) > 0);
                  if (lasts(style.transitionDuration) || lasts(style.animationDuration)) {
                    found.push("a " + element.tagName + " moves");
                  }
                }
              }
              return [...new Set(found)];
            })()""";

    /** Visible text of a drawing that sticks out of it by more than a pixel. */
    private static final String TEXT_OUTSIDE = """
            [...document.querySelectorAll("svg[viewBox]")].flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              if (!frame.width) return [];
              return [...svg.querySelectorAll("text, use")].filter(text => {
                if (text.closest("symbol, defs")) return false;
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1
                  || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
              }).map(text => text.textContent || text.getAttribute("href"));
            })""";

    private Reading() {}

    /** Begins to listen; what is said or asked for elsewhere lands in the list. */
    static List<String> listen(Page page, String home) {
        var heard = new ArrayList<String>();
        page.onConsoleMessage(message -> heard.add("the console says " + message.text()));
        page.onPageError(error -> heard.add("its script fails with " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(home) && !request.url().startsWith("data:")) {
                heard.add("asks for " + request.url());
            }
        });
        page.onRequestFailed(request -> heard.add("can't load " + request.url()));
        return heard;
    }

    static List<String> accessible(Page page) {
        var found = new ArrayList<String>();
        new AxeBuilder(page)
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes().forEach(node -> found.add(rule.getId() + " " + node.getHtml())));
        return found;
    }

    static List<String> fits(Page page, int... widths) {
        var found = new ArrayList<String>();
        for (int width : widths) {
            page.setViewportSize(width, 900);
            int wider = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
            if (wider > 0) {
                found.add("at " + width + " scrolls sideways by " + wider);
            }
            told(page, TEXT_OUTSIDE).forEach(text -> found.add("at " + width + " “" + text + "” leaves its drawing"));
        }
        return found;
    }

    /** The same with letters twice as large. */
    static List<String> fitsWithLargeText(Page page) {
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        var found = new ArrayList<String>();
        fits(page, 1280, 640).forEach(told -> found.add("with large text " + told));
        page.evaluate("document.documentElement.style.fontSize = ''");
        return found;
    }

    /** Goes through the page with the Tab key. */
    static List<String> reachable(Page page) {
        var found = new ArrayList<String>();
        // Else the page is still on its way to what has the focus.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        int stops = ((Number) page.evaluate(STOPS_IN_ORDER)).intValue();
        for (int i = 0; i < Math.min(STOPS, stops); i++) {
            page.keyboard().press("Tab");
            var stop = (java.util.Map<?, ?>) page.evaluate(STOP);
            String text = String.valueOf(stop.get("text"));
            if (i == 0 && !text.equals("Skip to content")) {
                found.add("Tab reaches “" + text + "” first");
            }
            if (((Number) stop.get("at")).intValue() != i) {
                found.add("stop " + i + " of Tab is “" + text + "”, which is number " + stop.get("at"));
                break;
            }
            if (!Boolean.TRUE.equals(stop.get("ring"))) {
                found.add("nobody sees that “" + text + "” has the focus");
            }
            if (!Boolean.TRUE.equals(stop.get("seen"))) {
                found.add("“" + text + "” has the focus out of sight");
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        return found;
    }

    static List<String> prints(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var found = told(page, PRINTED);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return found;
    }

    static List<String> holdsInForcedColours(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        var found = told(page, FORCED);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        return found;
    }

    static List<String> keepsStill(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        var found = told(page, MOVING);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        return found;
    }

    /** Chooses the dark theme on one page, and sees which theme another has at the moment when its body begins. */
    static List<String> remembersTheTheme(Page page, String first, String second) {
        var found = new ArrayList<String>();
        page.addInitScript("new MutationObserver((_, all) => { if (document.body) { all.disconnect();"
                + " window.themeAtFirst = document.documentElement.dataset.theme || ''; } })"
                + ".observe(document, {childList: true, subtree: true});");
        page.navigate(first);
        page.locator("[data-theme-switch]").click();
        page.locator("[data-theme-switch]").click();
        String name = page.locator("[data-theme-switch]").getAttribute("aria-label");
        if (!"Theme: dark".equals(name)) {
            found.add("after two clicks the button says " + name);
        }
        page.navigate(second);
        Object atFirst = page.evaluate("window.themeAtFirst");
        if (!"dark".equals(atFirst)) {
            found.add("the next page begins with the theme “" + atFirst + "”");
        }
        Object later = page.evaluate("document.documentElement.dataset.theme || ''");
        if (!"dark".equals(later)) {
            found.add("the next page has the theme “" + later + "”");
        }
        return found;
    }

    /**
     * Asks the search with the keyboard alone, goes down and up among the answers, and follows the first.
     *
     * @param answer words of the first answer
     * @param address where it leads, below the site
     */
    static List<String> answers(Page page, String question, String answer, String address) {
        var found = new ArrayList<String>();
        page.keyboard().press("/");
        page.locator("dialog.search input").fill(question);
        Locator chosen = page.locator("[role=option][aria-selected=true]");
        try {
            chosen.filter(new Locator.FilterOptions().setHasText(answer))
                    .waitFor(new Locator.WaitForOptions().setTimeout(10_000));
        } catch (TimeoutError e) {
            found.add("“" + question + "” isn't answered with “" + answer + "”");
            return found;
        }
        String first = chosen.getAttribute("id");
        page.keyboard().press("ArrowDown");
        if (first.equals(chosen.getAttribute("id"))) {
            found.add("the arrow doesn't lead down");
        }
        page.keyboard().press("ArrowUp");
        if (!first.equals(chosen.getAttribute("id"))) {
            found.add("the arrow doesn't lead back up");
        }
        page.keyboard().press("Enter");
        try {
            page.waitForURL("**/" + address, new Page.WaitForURLOptions().setTimeout(10_000));
        } catch (TimeoutError e) {
            found.add("Enter leads to " + page.url());
        }
        return found;
    }

    /** Chooses the last party above a matrix's table, comes back to the address of that, and chooses all again. */
    static List<String> filters(Page page) {
        var found = new ArrayList<String>();
        int all = bright(page);
        page.locator(".chip[data-by=party]").last().click();
        int some = bright(page);
        if (some == 0 || some >= all) {
            found.add("the filter leaves " + some + " of " + all + " cells");
        }
        if (!page.url().contains("?party=")) {
            found.add("the address doesn't tell what is chosen");
        }
        page.reload();
        if (bright(page) != some) {
            found.add("the same address leaves " + bright(page) + " cells, not " + some);
            return found;
        }
        page.locator("[data-clear]").click();
        if (bright(page) != all) {
            found.add("clearing leaves " + bright(page) + " of " + all + " cells");
        }
        return found;
    }

    private static int bright(Page page) {
        return page.locator("[data-filters] + .fig td.cell:not(.dim)").count();
    }

    private static List<String> told(Page page, String question) {
        var found = new ArrayList<String>();
        if (page.evaluate(question) instanceof List<?> answers) {
            answers.forEach(answer -> found.add(String.valueOf(answer)));
        }
        return found;
    }
}
