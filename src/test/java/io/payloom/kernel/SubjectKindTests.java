package io.payloom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SubjectKindTests {

    private static final SubjectKind LOAN =
            SubjectKind.declare('Z', "loan", "loanNo", new SubjectKind.OwnProcess("quick-loan", false));

    @Test
    void aNumberTellsItsKind() {
        String number = LOAN.nextNumber();

        assertThat(number).hasSize(27).startsWith("Z").isNotEqualTo(LOAN.nextNumber());
        assertThat(LOAN.isOf(number)).isTrue();
        assertThat(LOAN.isOf("")).isFalse();
        assertThat(SubjectKind.of(number)).contains(LOAN);
        assertThat(Subject.named(number)).isEqualTo("loan " + number);
        assertThat(Subject.titled(number)).isEqualTo("Loan " + number);
    }

    @Test
    void whatIsOfNoDeclaredKindIsOnlyNamed() {
        assertThat(SubjectKind.of("?1")).isEmpty();
        assertThat(Subject.named("?1")).isEqualTo("?1");
        assertThat(Subject.titled("")).isEmpty();
    }

    /** Rows have these words: they must not change. */
    @Test
    void aProcessIsStoredInCapitals() {
        SubjectKind.OwnProcess process = LOAN.process().orElseThrow();

        assertThat(process.storedAs()).isEqualTo("QUICK_LOAN");
        assertThat(process.startMessage()).isEqualTo("quick-loan-due");
    }

    @Test
    void twoKindsCannotShareALetter() {
        assertThatThrownBy(() -> SubjectKind.declare('Z', "lien"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The letter Z of lien is that of loan");
    }
}
