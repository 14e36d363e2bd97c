package io.payloom.transaction.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.database.Snapshots;
import io.payloom.local.Ports;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PreparedTransactions;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.TransactionStep;
import io.payloom.transaction.TransactionSteps;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a bank does not find is sent again under the same number, where the catalogue allows it and not before. */
@OnRunningPayloom
class ResendingModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);

    @AfterEach
    void calm() {
        payloom.banks().behaveNormally();
    }

    @Test
    void sendsAgainUnderTheSameNumberFromTheAgeThatTheCatalogueSays() {
        try (EditedCatalogue edited = resendAfterTwoMinutes()) {
            BankTransaction lost = lost();

            TransactionStep young = prepared.query(lost);
            assertThat(young.outcome()).isEqualTo(TransactionStep.Outcome.WAITING);
            payloom.moveClock(Duration.ofMinutes(3));
            TransactionStep old = prepared.query(lost);

            assertThat(old.outcome()).isEqualTo(TransactionStep.Outcome.SUCCEEDED);
            assertThat(payloom.journal(lost.transactionNo()))
                    .containsExactly(
                            ">CREATED",
                            "CREATED>SUBMITTING",
                            "SUBMITTING>PROCESSING",
                            "PROCESSING>SUBMITTING",
                            "SUBMITTING>SUCCEEDED");
            JsonNode booked = payloom.banks().entry(lost.bankOrderNo());
            assertThat(booked.path("state").asText()).isEqualToIgnoringCase("succeeded");
        }
    }

    @Test
    void doesNotSendAgainWhereTheCatalogueDoesNotAllowIt() {
        BankTransaction lost = lost();

        payloom.moveClock(Duration.ofMinutes(3));
        prepared.query(lost);

        assertThat(transactions.byNo(lost.transactionNo()).progress().sendNo()).isEqualTo(1);
        assertThat(payloom.banks().entry(lost.bankOrderNo()).isMissingNode()).isTrue();
    }

    @Test
    void doesNotSendAgainWhatItsMerchantWantsClosed() {
        try (EditedCatalogue edited = resendAfterTwoMinutes()) {
            BankTransaction lost = lost();
            transactions.requestClose(lost.orderNo());

            payloom.moveClock(Duration.ofMinutes(3));
            prepared.query(lost);

            assertThat(transactions.byNo(lost.transactionNo()).progress().sendNo())
                    .isEqualTo(1);
        }
    }

    @Test
    void aSecondSendThatDoesNotLeaveUsSaysNothingAboutTheFirst() {
        try (EditedCatalogue edited = resendAfterTwoMinutes()) {
            BankTransaction lost = lost();
            payloom.moveClock(Duration.ofMinutes(3));
            BankTransaction notFound = transactions.byNo(lost.transactionNo());
            String address = payloom.database()
                    .queryForObject(
                            "select base_url from channel where code = ?", String.class, PreparedTransactions.CHANNEL);
            moveTo("http://127.0.0.1:" + Ports.free());
            try {
                BankTransaction after = payloom.bean(Submitter.class).resend(notFound, PreparedTransactions.RUN);
                assertThat(after)
                        .returns(TransactionState.PROCESSING, BankTransaction::state)
                        .returns(2, it -> it.progress().sendNo())
                        .returns(1, it -> it.progress().resends());
            } finally {
                moveTo(address);
            }
        }
    }

    @Test
    void whatIsToBeSentAgainIsAskedAboutAgainByTheJobWhoseSendFoundNoPermit() {
        try (EditedCatalogue edited = resendAfterTwoMinutes()) {
            BankTransaction lost = lost();
            Instant dueAt = transactions.byNo(lost.transactionNo()).progress().nextQueryAt();
            prepared.query(lost);
            payloom.moveClock(Duration.ofMinutes(3));

            TransactionStep again = steps.query(lost.transactionNo(), PreparedTransactions.RUN, dueAt);

            assertThat(again.outcome()).isEqualTo(TransactionStep.Outcome.SUCCEEDED);
        }
    }

    private void moveTo(String address) {
        payloom.database()
                .update("update channel set base_url = ? where code = ?", address, PreparedTransactions.CHANNEL);
        payloom.bean(Snapshots.class).changed("channels");
        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> payloom.bean(
                        io.payloom.channel.Channels.class)
                .find(PreparedTransactions.CHANNEL)
                .orElseThrow()
                .baseUrl()
                .equals(address));
    }

    private BankTransaction lost() {
        payloom.banks().behave("northbank", "NEVER_RECEIVED", 1);
        BankTransaction created = prepared.over(92_000);
        steps.submit(created.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);
        assertThat(transactions.byNo(created.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
        return created;
    }

    private EditedCatalogue resendAfterTwoMinutes() {
        return EditedCatalogue.ofInterface(payloom, PreparedTransactions.CHANNEL, "resendAfter", "2m");
    }
}
