package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.SampleTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartNumbersTests {

    @Test
    void aPartOfTheFirstCutReplacesNone() {
        for (int part = 1; part <= PartNumbers.MOST; part++) {
            assertThat(PartNumbers.replacedBy(part)).isZero();
            assertThat(PartNumbers.timesReplaced(part)).isZero();
        }
    }

    @Test
    void whatReplacesAPartTellsWhichOneAndHowOften() {
        assertThat(PartNumbers.firstReplacing(7)).isEqualTo(701);
        assertThat(PartNumbers.replacedBy(701)).isEqualTo(7);
        assertThat(PartNumbers.replacedBy(800)).isEqualTo(7);
        assertThat(PartNumbers.replacedBy(801)).isEqualTo(8);
        assertThat(PartNumbers.firstReplacing(100)).isEqualTo(10_001);
        assertThat(PartNumbers.replacedBy(10_100)).isEqualTo(100);
        assertThat(PartNumbers.timesReplaced(701)).isEqualTo(1);
        assertThat(PartNumbers.timesReplaced(PartNumbers.firstReplacing(701) + 99))
                .isEqualTo(2);
    }

    @Test
    void noTwoPartsGetOneNumberWithinTwoReplacements() {
        Set<Integer> numbers = new HashSet<>();
        for (int first = 1; first <= PartNumbers.MOST; first++) {
            assertThat(numbers.add(first)).isTrue();
            for (int second = 0; second < PartNumbers.MOST; second++) {
                int replacing = PartNumbers.firstReplacing(first) + second;
                assertThat(PartNumbers.replacedBy(replacing)).isEqualTo(first);
                assertThat(numbers.add(replacing)).isTrue();
                for (int third : new int[] {0, PartNumbers.MOST - 1}) {
                    assertThat(numbers.add(PartNumbers.firstReplacing(replacing) + third))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aNumberThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> PartNumbers.firstReplacing(Integer.MAX_VALUE / 50))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void onlyThoseThatNoOtherReplacedAreCurrent() {
        List<BankTransaction> parts = parts(1, 2, 3, 201, 202, 20_101);

        assertThat(attempts(PartNumbers.current(parts))).containsExactly(1, 3, 202, 20_101);
        assertThat(PartNumbers.current(List.of())).isEmpty();
    }

    @Test
    void aLineIsThePartAndThoseBeforeItsReplacement() {
        List<BankTransaction> parts = parts(1, 2, 3, 201, 202, 20_101);

        assertThat(attempts(PartNumbers.line(parts.getLast(), parts))).containsExactly(2, 201, 20_101);
        assertThat(attempts(PartNumbers.line(parts.get(4), parts))).containsExactly(2, 202);
        assertThat(attempts(PartNumbers.line(parts.getFirst(), parts))).containsExactly(1);
    }

    private static List<BankTransaction> parts(Integer... attempts) {
        return Stream.of(attempts)
                .map(attempt -> SampleTransaction.part(attempt, 100, TransactionState.FAILED))
                .toList();
    }

    private static List<Integer> attempts(List<BankTransaction> parts) {
        return parts.stream().map(BankTransaction::attempt).toList();
    }

    /** Issue 13, item 4. */
    @Test
    void eachRoundNumbersItsPartsAsTheFirstAndMeetsNoOther() {
        int first = PartNumbers.firstOfRound(3);
        int replacing = PartNumbers.firstReplacing(first + 1);

        assertThat(PartNumbers.round(PartNumbers.firstReplacing(PartNumbers.firstReplacing(100) + 99) + 99))
                .isZero();
        assertThat(PartNumbers.round(first)).isEqualTo(3);
        assertThat(PartNumbers.replacedBy(first)).isZero();
        assertThat(PartNumbers.replacedBy(first + 99)).isZero();
        assertThat(PartNumbers.replacedBy(replacing)).isEqualTo(first + 1);
        assertThat(PartNumbers.timesReplaced(replacing)).isEqualTo(1);
        assertThat(PartNumbers.timesReplaced(PartNumbers.firstReplacing(replacing)))
                .isEqualTo(2);
        assertThat(attempts(PartNumbers.line(parts(replacing).getFirst(), parts(1, first, first + 1, replacing))))
                .containsExactly(first + 1, replacing);
        assertThat(PartNumbers.lastRound(parts(1, 2, first))).isEqualTo(3);
        assertThat(PartNumbers.firstReplacing(
                        PartNumbers.firstReplacing(PartNumbers.firstOfRound(PartNumbers.LAST_ROUND) + 99) + 99))
                .isPositive();
    }

    /** Issue 13, item 4: the bank pays what it had refused, and what was to stand for it is ready. */
    @Test
    void whatWasPaidLateIsNotSentAgainInALaterRound() {
        int first = PartNumbers.firstOfRound(1);
        BankTransaction paid = SampleTransaction.part(1, 400, TransactionState.SUCCEEDED);
        BankTransaction late = SampleTransaction.part(2, 400, TransactionState.SUCCEEDED);
        BankTransaction refused = SampleTransaction.part(3, 400, TransactionState.FAILED);
        BankTransaction again = SampleTransaction.part(first, 400, TransactionState.CREATED);
        BankTransaction second = SampleTransaction.part(first + 1, 400, TransactionState.CREATED);
        List<BankTransaction> parts = List.of(paid, late, refused, again, second);

        assertThat(PartNumbers.isPaidOtherwise(again, parts)).isFalse();
        assertThat(PartNumbers.isPaidOtherwise(second, parts)).isTrue();
    }
}
