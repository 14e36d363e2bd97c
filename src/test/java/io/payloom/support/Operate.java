package io.payloom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.payloom.local.Camunda;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;

/**
 * Operate in a browser, as an operator uses it. It shows what happened a few seconds ago, so callers wait for what they
 * expect; pages are loaded anew for that.
 */
public final class Operate implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For one look at a page that is loaded anew when it does not say what it should yet. */
    private static final double A_MOMENT = 8_000;

    private final String url;
    private final Playwright playwright;
    private final Page page;

    private Operate(Camunda camunda) {
        url = camunda.operateUrl();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        page = playwright
                .chromium()
                .launch(chromium())
                .newPage(new Browser.NewPageOptions().setViewportSize(1400, 800));
        page.setDefaultTimeout(PATIENCE.toMillis());
    }

    /** In the browser, and logged in. */
    public static Operate open(Camunda camunda) {
        Operate operate = new Operate(camunda);
        operate.logIn(camunda.operateLogin());
        return operate;
    }

    /** A machine without Chromium leaves these tests out, but not CI, where they fail. */
    public static boolean hasABrowserOrMust() {
        return Files.isExecutable(CHROMIUM) || System.getenv("CI") != null;
    }

    private static BrowserType.LaunchOptions chromium() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    private void logIn(String nameAndPassword) {
        page.navigate(url);
        page.locator("input[name=username]").fill(nameAndPassword);
        page.locator("input[name=password]").fill(nameAndPassword);
        page.locator("button[type=submit]").click();
        page.waitForURL(place -> !place.contains("login"));
    }

    /** What the page says and holds. */
    public String content() {
        return page.content();
    }

    /** Looks for running instances by a variable and waits until these processes, and no others, are listed. */
    public void find(String variable, String json, String... processes) {
        find(variable, json);
        List<String> expected = Stream.of(processes).sorted().toList();
        await().atMost(PATIENCE).until(this::listed, expected::equals);
    }

    /** Looks for running instances by a variable and waits until this one is listed. */
    public void findInstance(String variable, String json, String instanceKey) {
        find(variable, json);
        Locator keys = page.getByTestId("cell-processInstanceKey");
        await().atMost(PATIENCE).until(keys::allInnerTexts, listed -> listed.contains(instanceKey));
    }

    /** The same, until all of them show an incident. */
    public void findWithIncidents(String variable, String json, String... processes) {
        Locator icons = page.getByTestId("cell-processName").locator("[data-testid^=INCIDENT-icon]");
        await().atMost(PATIENCE).until(() -> {
            find(variable, json, processes);
            return icons.count() == processes.length;
        });
    }

    private void find(String variable, String json) {
        page.navigate(url + "/processes?active=true&incidents=true");
        button("More Filters").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Variable"))
                .click();
        page.getByTestId("optional-filter-variable-name").fill(variable);
        page.locator("#variableValues").fill(json);
        page.locator("#variableValues").evaluate("field => field.scrollIntoView()");
    }

    private List<String> listed() {
        return page.getByTestId("cell-processName").allInnerTexts().stream()
                .map(String::strip)
                .sorted()
                .toList();
    }

    /** Opens the listed instance of a process, and returns its key. */
    public String openListed(String process) {
        Locator row = page.locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByTestId("cell-processName")
                                .filter(new Locator.FilterOptions().setHasText(process))));
        Locator link = row.getByTestId("cell-processInstanceKey").getByRole(AriaRole.LINK);
        String key = link.innerText();
        link.click();
        page.waitForURL(place -> place.endsWith("/processes/" + key));
        return key;
    }

    /** Opens an instance and waits until the page says all this. */
    public void open(String instanceKey, String... texts) {
        lookUntil(() -> {
            page.navigate(url + "/processes/" + instanceKey);
            Stream.of(texts).forEach(text -> page.getByText(text).first().waitFor());
        });
    }

    /**
     * Waits until the instance has an incident that says this, opens its message, and returns it, with a blank wherever Operate
     * begins a new line, in the middle of an amount as well.
     */
    public String incident(String instanceKey, String text) {
        Locator message = page.locator(".cds--modal.is-visible");
        lookUntil(() -> {
            page.navigate(url + "/processes/" + instanceKey);
            page.getByTestId("incidents-banner").click();
            page.getByText("More", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(oneLine(message)).containsIgnoringWhitespaces(text);
        });
        return oneLine(message);
    }

    private void lookUntil(ThrowingRunnable itIsSo) {
        page.setDefaultTimeout(A_MOMENT);
        try {
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(itIsSo);
        } finally {
            page.setDefaultTimeout(PATIENCE.toMillis());
        }
    }

    public void closeMessage() {
        page.locator(".cds--modal.is-visible .cds--modal-close").click();
        page.locator(".cds--modal.is-visible").waitFor(hidden());
    }

    /** Presses Retry at the one incident of the instance that is shown. */
    public void retry() {
        page.getByLabel("Retry Incident").click();
    }

    /** Changes a variable of the instance that is shown, or adds it, and waits until the engine has it. */
    public void set(String variable, String json) {
        Locator edit = button("Edit variable " + variable);
        if (edit.isVisible()) {
            edit.click();
            page.getByTestId("edit-variable-value").fill(json);
        } else {
            button("Add Variable").click();
            page.locator("#name").fill(variable);
            page.locator("#value").fill(json);
        }
        button("Save variable").click();
        edit.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(variable(variable)).contains(json));
    }

    /** Waits until a variable of the instance is that, and shows it. */
    public void awaitVariable(String instanceKey, String variable, String json) {
        lookUntil(() -> {
            page.navigate(url + "/processes/" + instanceKey);
            assertThat(variable(variable)).isEqualTo(variable + " " + json);
        });
    }

    /** A variable of the instance that is shown, with its name. */
    private String variable(String variable) {
        return oneLine(page.getByTestId("variable-" + variable));
    }

    /** Waits until the instance has ended, and shows it. */
    public void awaitEnd(String instanceKey) {
        lookUntil(() -> {
            page.navigate(url + "/processes/" + instanceKey);
            page.getByTestId("instance-header").getByTestId("COMPLETED-icon").waitFor();
            page.getByTestId("variables-list").waitFor();
        });
        assertThat(page.getByTestId("incidents-banner").count()).isZero();
    }

    private static String oneLine(Locator element) {
        return element.innerText().replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    /** A picture of the page: for the documents with {@code -Dpayloom.docs.write=true}, else to look at. */
    public void picture(String name) {
        Path folder = Boolean.getBoolean("payloom.docs.write") ? Path.of("docs/images") : Path.of("target");
        page.mouse().move(0, 0);
        page.evaluate("document.activeElement.blur()");
        page.locator(".cds--popover--open").first().waitFor(hidden());
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setTimeout(PATIENCE.toMillis()));
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
