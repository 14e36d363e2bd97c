package io.payloom.demo;

import io.payloom.lifecycle.Journal;
import io.payloom.routing.Explanation;
import io.payloom.routing.RoutingDecision;
import io.payloom.routing.Step;
import io.payloom.transaction.BankTransaction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what the books say in codes. */
final class Wording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final String UNKNOWN = "unknown: ";

    private Wording() {}

    static String state(String state) {
        return state.toLowerCase(Locale.ROOT);
    }

    static String channel(RoutingDecision decision) {
        return switch (decision) {
            case RoutingDecision.Routed routed -> routed.channel();
            case RoutingDecision.NoChannel none -> "no channel";
            case RoutingDecision.Held held -> "waits for money";
            case RoutingDecision.Postponed postponed -> "waits until " + TIME.format(postponed.until());
        };
    }

    /** Why this channel, and why not each of the others. */
    static String reasons(RoutingDecision decision) {
        Explanation explanation = decision.explanation();
        int parts = decision instanceof RoutingDecision.Routed routed
                ? routed.parts().size()
                : 1;
        List<String> reasons = new ArrayList<>();
        explanation.steps().stream()
                .filter(step -> step.drawn() != null)
                .map(Wording::draw)
                .forEach(reasons::add);
        if (parts > 1) {
            reasons.addFirst("cut into " + parts + " parts");
        }
        explanation.removed().forEach(some -> reasons.add(String.join(", ", some.who()) + ": " + some.why()));
        return String.join("; ", reasons);
    }

    private static String draw(Step step) {
        List<Step.Score> able =
                step.scores().stream().filter(score -> score.share() > 0).toList();
        int sum = able.stream().mapToInt(Step.Score::share).sum();
        return able.size() == 1
                ? "the only one that can take it"
                : "drawn by weight from "
                        + able.stream()
                                .map(score -> score.channel() + " " + Math.round(100.0f * score.share() / sum) + " %")
                                .collect(Collectors.joining(", "));
    }

    /** What a move of the bank transaction is about. */
    static String bankMove(Journal.Line move, BankTransaction transaction) {
        return switch (move.toState()) {
            case "CREATED" -> "as " + transaction.bankOrderNo() + " at " + transaction.channel() + about(transaction);
            case "SUBMITTING" -> "";
            default ->
                said(move.detail()) + meaning(move, transaction) + source(move) + nextQuestion(move, transaction);
        };
    }

    private static String about(BankTransaction transaction) {
        return switch (transaction.operation()) {
            case PAY -> "";
            case REFUND ->
                transaction.instruction().asVoid() ? ", a void: the payment of the day is undone" : ", a refund";
            case PAYOUT -> ": " + transaction.amount();
        };
    }

    /** What the bank said, or that it said nothing of use. */
    static String said(@Nullable String answer) {
        String words = answer == null ? "" : answer;
        return words.startsWith(UNKNOWN) ? words.substring(UNKNOWN.length()) + ", so nobody knows" : words;
    }

    private static String meaning(Journal.Line move, BankTransaction transaction) {
        boolean isNewest = move.toState().equals(transaction.state().name());
        return isNewest && transaction.answer().resultMessage() != null
                ? ", " + transaction.answer().resultMessage()
                : "";
    }

    private static String source(Journal.Line move) {
        return move.actor().equals("callback") ? ", by callback" : "";
    }

    private static String nextQuestion(Journal.Line move, BankTransaction transaction) {
        Instant next = transaction.progress().nextQueryAt();
        return move.toState().equals("PROCESSING") && next != null ? "; to be asked at " + TIME.format(next) : "";
    }
}
