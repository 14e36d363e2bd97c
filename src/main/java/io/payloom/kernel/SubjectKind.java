package io.payloom.kernel;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A kind of what Payloom knows under numbers: one letter for the kind, then a ULID (26 characters, ordered by time, 80 random
 * bits, so neither guessable nor coordinated between instances). The module that keeps such subjects declares their kind in a
 * constant, and makes it a bean, so that all are known before anything else happens.
 */
public final class SubjectKind {

    private static final Map<Character, SubjectKind> DECLARED = new ConcurrentHashMap<>();

    private final char letter;
    private final String noun;
    private final @Nullable String variable;
    private final @Nullable OwnProcess process;

    private SubjectKind(char letter, String noun, @Nullable String variable, @Nullable OwnProcess process) {
        this.letter = letter;
        this.noun = noun;
        this.variable = variable;
        this.process = process;
    }

    /**
     * Declares a kind that a process of its own drives.
     *
     * @param letter of the numbers; of no other kind, and never another one, for numbers live as long as the tables
     * @param noun for people, in the middle of a sentence
     * @param variable that has the number in processes
     */
    public static SubjectKind declare(char letter, String noun, String variable, OwnProcess process) {
        return known(new SubjectKind(letter, noun, variable, process));
    }

    /** Declares a kind that is driven by the process of another one. */
    public static SubjectKind declare(char letter, String noun, String variable) {
        return known(new SubjectKind(letter, noun, variable, null));
    }

    /** Declares a kind that no process knows. */
    public static SubjectKind declare(char letter, String noun) {
        return known(new SubjectKind(letter, noun, null, null));
    }

    private static SubjectKind known(SubjectKind kind) {
        SubjectKind other = DECLARED.putIfAbsent(kind.letter, kind);
        if (other != null) {
            throw new IllegalStateException(
                    "The letter " + kind.letter + " of " + kind.noun + " is that of " + other.noun);
        }
        return kind;
    }

    /** The kind of what has this number; empty for what is none of our numbers. */
    public static Optional<SubjectKind> of(String number) {
        return number.isEmpty() ? Optional.empty() : Optional.ofNullable(DECLARED.get(number.charAt(0)));
    }

    public String nextNumber() {
        return letter + UlidCreator.getUlid().toString();
    }

    /** Whether a number is that of a subject of this kind. */
    public boolean isOf(String number) {
        return !number.isEmpty() && number.charAt(0) == letter;
    }

    public String noun() {
        return noun;
    }

    /** The variable that has the number in processes; null when none has. */
    public @Nullable String variable() {
        return variable;
    }

    /** The process that is started for each such subject; empty when there is none. */
    public Optional<OwnProcess> process() {
        return Optional.ofNullable(process);
    }

    /**
     * @param id in the diagrams
     * @param waitsForPeople whether it may wait for a person when each of its bank transactions has a result
     */
    public record OwnProcess(String id, boolean waitsForPeople) {

        /** The message that starts it. */
        public String startMessage() {
            return id + "-due";
        }

        /** As rows name it, such as {@code LATE_MONEY} for late-money. */
        public String storedAs() {
            return id.toUpperCase(Locale.ROOT).replace('-', '_');
        }
    }
}
