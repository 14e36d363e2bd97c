package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.OnOperate;
import io.payloom.support.Operate;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.SigningMerchant.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What an operator sees of an order in Operate, and what nobody must see anywhere. */
@OnOperate
@EnabledIf("io.payloom.support.Operate#hasABrowserOrMust")
class OperateEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CANARY = "6214830987654323";

    private final SecondStack stack = SecondStack.withOperate();

    @Test
    void aRunningOrderIsSeenInOperateAndItsCardNowhere() throws IOException {
        stack.payloom();
        Answer accepted =
                stack.merchant().post("/v1/payments", Orders.aCardPayment(Orders.number(), 70_022, CANARY, null));
        assertThat(accepted.status()).isEqualTo(201);
        String orderNo = accepted.orderNo();
        String runKey = await().atMost(PATIENCE).until(() -> runKey(orderNo), key -> key != null);

        try (Operate operate = Operate.open(stack.camunda())) {
            operate.open(runKey, orderNo, "Bank transaction");
            operate.picture("operate-order");
            assertThat(operate.content()).contains(orderNo).doesNotContain(CANARY);
        }
        theCanaryIsNowhere(orderNo);
    }

    private void theCanaryIsNowhere(String orderNo) throws IOException {
        Path dump = stack.mariaDb()
                .dump(stack.databaseName(), Path.of("target/second.sql").toAbsolutePath());
        assertThat(Files.readString(dump, StandardCharsets.ISO_8859_1)).contains("621483******4323");
        List<Path> places = List.of(
                dump,
                stack.directory("payloom"),
                stack.directory("camunda"),
                stack.directory("opensearch"),
                stack.directory("simulator"),
                stack.directory("mariadb"));
        for (Path place : places) {
            assertThat(filesWith(CANARY, place)).isEmpty();
        }
        assertThat(List.of("camunda", "opensearch", "mariadb"))
                .as("what is searched for in this way is found where it is")
                .allSatisfy(name ->
                        assertThat(filesWith(orderNo, stack.directory(name))).isNotEmpty());
    }

    private static List<Path> filesWith(String text, Path place) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && holds(file, text)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path goneMeanwhile, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private String runKey(String orderNo) {
        return stack.database()
                .queryForObject("select run_key from process_run where subject_no = ?", String.class, orderNo);
    }
}
