package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Fault;
import io.payloom.catalogue.Operation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsInUseTests {

    private static final Account FIRST = SampleChannel.anAccount("first");
    private static final Account SECOND = SampleChannel.anAccount("second");
    private static final Channel CARDS =
            SampleChannel.of("cards").account(FIRST).account(SECOND).channel();
    private static final Channel CODES = SampleChannel.of("codes").channel();
    private static final CatalogueContent PRESENT = content(CODES, CARDS);

    private final TransactionMapper mapper = mock();
    private final AccountsInUse rule = new AccountsInUse(mapper);

    @BeforeEach
    void someAreUnfinished() {
        when(mapper.inUse())
                .thenReturn(List.of(
                        new Unfinished("cards", "first", Operation.PAY, 3),
                        new Unfinished("codes", "codes", Operation.PAY, 1)));
    }

    @Test
    void objectsToNothingWhileAllThatIsUsedStays() {
        Channel withoutTheIdle = SampleChannel.of("cards").account(FIRST).channel();

        assertThat(rule.objections(PRESENT, content(withoutTheIdle, CODES))).isEmpty();
    }

    @Test
    void aChannelWithUnfinishedTransactionsStays() {
        assertThat(rule.objections(PRESENT, content(CARDS)))
                .containsExactly(new Fault(
                        "/channels",
                        "channel codes may not be left out: 1 bank transaction is still asked about there."
                                + " Switch it off, and try again when they are done"));
    }

    @Test
    void anAccountWithUnfinishedTransactionsStays() {
        Channel withoutTheUsed = SampleChannel.of("cards").account(SECOND).channel();

        assertThat(rule.objections(PRESENT, content(CODES, withoutTheUsed)))
                .containsExactly(new Fault(
                        "/channels/1/accounts",
                        "account first may not be left out: 3 bank transactions are still asked about there."
                                + " Switch it off, and try again when they are done"));
    }

    @Test
    void anAccountThatMovedToAnotherChannelIsGoneFromItsOwn() {
        Channel withoutTheUsed = SampleChannel.of("cards").account(SECOND).channel();
        Channel other = SampleChannel.of("other").account(FIRST).channel();

        assertThat(rule.objections(PRESENT, content(CODES, withoutTheUsed, other)))
                .extracting(Fault::pointer)
                .containsExactly("/channels/1/accounts");
    }

    @Test
    void anAccountWithUnfinishedTransactionsKeepsItsMerchantNumber() {
        Account renumbered =
                new Account("first", "other", true, 1, null, null, Set.of(), List.of(), List.of(), List.of());
        Channel changed =
                SampleChannel.of("cards").account(renumbered).account(SECOND).channel();

        assertThat(rule.objections(PRESENT, content(CODES, changed)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/channels/1/accounts");
                    assertThat(fault.message()).startsWith("account first keeps its mid first: 3 bank transactions");
                });
    }

    @Test
    void anIdleAccountMayHaveAnotherMerchantNumber() {
        Account renumbered =
                new Account("second", "other", true, 1, null, null, Set.of(), List.of(), List.of(), List.of());
        Channel changed =
                SampleChannel.of("cards").account(FIRST).account(renumbered).channel();

        assertThat(rule.objections(PRESENT, content(CODES, changed))).isEmpty();
    }

    @Test
    void whatIsGoneAlreadyMayStayGone() {
        assertThat(rule.objections(content(), content())).isEmpty();
    }

    private static CatalogueContent content(Channel... channels) {
        return new CatalogueContent(List.of(), List.of(), List.of(channels), List.of(), List.of());
    }
}
