package io.payloom.demo;

import io.payloom.lifecycle.Journal;
import io.payloom.local.ReceivedNotification;
import io.payloom.routing.RoutingDecision;
import io.payloom.support.SigningMerchant.Answer;
import io.payloom.transaction.BankTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows one order and remembers what of it was told already. */
final class Journey {

    private final DemoOrder order;
    private final String orderNo;
    private final Surroundings around;
    private final Map<String, Integer> seenMoves = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> seenQueries = new HashMap<>();
    private String state = "ACCEPTED";
    private String notified = "";
    private boolean followed;

    Journey(DemoOrder order, String orderNo, Surroundings around) {
        this.order = order;
        this.orderNo = orderNo;
        this.around = around;
    }

    /** What has happened since the last look, in the order in which it happened. */
    List<JourneyLine> news() {
        List<JourneyLine> news = new ArrayList<>();
        orderMoves(news);
        process(news);
        routes(news);
        around.books().transactions(orderNo).forEach(transaction -> bank(transaction, news));
        notifications(news);
        news.sort(Comparator.comparing(JourneyLine::at));
        return news;
    }

    /** Whether nothing more is expected: the order is final, and the merchant knows. */
    boolean hasEnded() {
        return isFinal() && notified.equals(order.kind().notification(state));
    }

    boolean endedAsExpected() {
        return hasEnded() && state.equals(order.end());
    }

    /** What is to be placed now that this one has ended as expected; once. */
    Optional<DemoOrder> follower() {
        DemoOrder.Next next = order.next();
        if (next == null || followed || !endedAsExpected()) {
            return Optional.empty();
        }
        followed = true;
        return Optional.of(next.on(orderNo));
    }

    /** How it stands, for the case that it did not end, or not as expected. */
    String standing() {
        String told = notified.isEmpty() ? "the merchant was not notified" : "the merchant was notified: " + notified;
        return "%s (%s) should have %s: it is %s, %s%s"
                .formatted(
                        order.name(),
                        orderNo,
                        Wording.state(order.end()),
                        Wording.state(state),
                        told,
                        around.books()
                                .run(orderNo)
                                .map(run -> "; see " + link(run))
                                .orElse(""));
    }

    private boolean isFinal() {
        return order.kind().isFinal(state);
    }

    private void orderMoves(List<JourneyLine> news) {
        for (Journal.Line move : newMoves(orderNo)) {
            state = move.toState();
            boolean stays = state.equals(move.fromState());
            news.add(
                    stays
                            ? line(move.at(), "order", "noted", Wording.said(move.detail()))
                            : line(move.at(), "order", Wording.state(state), orderWords(move)));
        }
    }

    private String orderWords(Journal.Line move) {
        return move.fromState() == null ? orderNo : isFinal() ? answer() : "";
    }

    /** The result as the merchant sees it. */
    private String answer() {
        Answer answer = around.merchant().get(order.kind().path() + "/" + orderNo);
        return "the API answers: " + answer.text("/result/message");
    }

    private void process(List<JourneyLine> news) {
        around.books()
                .run(orderNo)
                .filter(run -> seen.add(run.key()))
                .ifPresent(run -> news.add(line(run.startedAt(), "process", "started", link(run))));
    }

    private String link(Books.Run run) {
        return around.operateUrl()
                .map(operate -> operate + "/processes/" + run.key())
                .orElse("instance " + run.key());
    }

    private void routes(List<JourneyLine> news) {
        for (RoutingDecision decision : around.books().decisions(orderNo)) {
            if (seen.add("route " + decision.attempt())) {
                String reasons = Wording.reasons(decision);
                news.add(line(decision.decidedAt(), "route", Wording.channel(decision), reasons));
            }
        }
    }

    private void bank(BankTransaction transaction, List<JourneyLine> news) {
        List<Journal.Line> moves = newMoves(transaction.transactionNo());
        queries(transaction, moves, news);
        for (Journal.Line move : moves) {
            String words = Wording.bankMove(move, transaction);
            news.add(line(move.at(), who(transaction), Wording.state(move.toState()), words));
        }
        String code = transaction.answer().payerActionContent();
        if (code != null && seen.add(code)) {
            Instant at =
                    moves.isEmpty() ? around.clock().instant() : moves.getLast().at();
            news.add(line(at, "payer", "sees QR code", code));
        }
    }

    private void queries(BankTransaction transaction, List<Journal.Line> moves, List<JourneyLine> news) {
        Instant at = moves.stream()
                .filter(move -> move.actor().equals("query-bank"))
                .map(Journal.Line::at)
                .findFirst()
                .orElseGet(() -> around.clock().instant());
        int seenBefore = seenQueries.getOrDefault(transaction.transactionNo(), 0);
        for (int query = seenBefore + 1; query <= transaction.progress().queryCount(); query++) {
            String why = query == transaction.progress().queryCount()
                    ? Wording.said(transaction.answer().lastAnswer())
                    : "";
            news.add(line(at, who(transaction), "asked, query " + query, why));
        }
        seenQueries.put(transaction.transactionNo(), transaction.progress().queryCount());
    }

    /** The parts of a payout have numbers. */
    private String who(BankTransaction transaction) {
        return order.kind() == DemoKind.PAYOUT ? "part " + transaction.attempt() : "bank";
    }

    private void notifications(List<JourneyLine> news) {
        for (ReceivedNotification notification : around.notifications().get()) {
            if (notification.subjectNo().equals(orderNo) && seen.add(notification.webhookId())) {
                notified = notification.type();
                String words = notified + ", signature verified by the merchant";
                news.add(line(notification.at(), "merchant", "notified", words));
            }
        }
    }

    private List<Journal.Line> newMoves(String subjectNo) {
        int known = seenMoves.getOrDefault(subjectNo, 0);
        List<Journal.Line> moves = around.books().journal(subjectNo).stream()
                .filter(move -> move.seq() > known)
                .toList();
        moves.forEach(move -> seenMoves.put(subjectNo, move.seq()));
        return moves;
    }

    private JourneyLine line(Instant at, String who, String what, String why) {
        return new JourneyLine(at, order.name(), who, what, why);
    }
}
