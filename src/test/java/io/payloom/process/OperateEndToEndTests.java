package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.payloom.local.TestEnvironment;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.SigningMerchant.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What an operator sees of an order in Operate, and what nobody must see anywhere. On a machine without Chromium it is
 * left out, but not in CI, where it fails.
 */
@EnabledIf("chromiumIsThereOrDue")
class OperateEndToEndTests {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CANARY = "6214830987654323";

    private final SecondStack stack = SecondStack.get();

    @Test
    void aRunningOrderIsSeenInOperateAndItsCardNowhere() throws IOException {
        stack.payloom();
        Answer accepted =
                stack.merchant().post("/v1/payments", Orders.aCardPayment(Orders.number(), 70_022, CANARY, null));
        assertThat(accepted.status()).isEqualTo(201);
        String orderNo = accepted.orderNo();
        String runKey = await().atMost(PATIENCE).until(() -> runKey(orderNo), key -> key != null);

        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(chromium())) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1500, 900));
            logIn(page);
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                page.navigate(stack.camunda().operateUrl() + "/processes/" + runKey);
                page.getByText(orderNo).first().waitFor(shortly());
                page.getByText("Bank transaction").first().waitFor(shortly());
            });
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/operate-order.png")));
            assertThat(page.content()).contains(orderNo).doesNotContain(CANARY);
        }
        theCanaryIsNowhere(orderNo);
    }

    private void theCanaryIsNowhere(String orderNo) throws IOException {
        Path dump = TestEnvironment.mariaDb()
                .dump(stack.databaseName(), Path.of("target/second.sql").toAbsolutePath());
        assertThat(Files.readString(dump, StandardCharsets.ISO_8859_1)).contains("621483******4323");
        List<Path> places = List.of(
                dump,
                TestEnvironment.directory("second-payloom"),
                TestEnvironment.directory("camunda-operate"),
                TestEnvironment.directory("opensearch"),
                TestEnvironment.directory("second-simulator"),
                TestEnvironment.directory("mariadb"));
        for (Path place : places) {
            assertThat(filesWith(CANARY, place)).isEmpty();
        }
        assertThat(List.of("camunda-operate", "opensearch", "mariadb"))
                .as("what is searched for in this way is found where it is")
                .allSatisfy(name -> assertThat(filesWith(orderNo, TestEnvironment.directory(name)))
                        .isNotEmpty());
    }

    private static List<Path> filesWith(String text, Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    static boolean chromiumIsThereOrDue() {
        return Files.isExecutable(CHROMIUM) || System.getenv("CI") != null;
    }

    private void logIn(Page page) {
        page.navigate(stack.camunda().operateUrl());
        page.locator("input[name=username]").fill(stack.camunda().operateLogin());
        page.locator("input[name=password]").fill(stack.camunda().operateLogin());
        page.locator("button[type=submit]").click();
        page.waitForURL(url -> !url.contains("login"));
    }

    private static com.microsoft.playwright.Locator.WaitForOptions shortly() {
        return new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(8_000);
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

    private String runKey(String orderNo) {
        return stack.database()
                .queryForObject("select run_key from process_run where subject_no = ?", String.class, orderNo);
    }
}
