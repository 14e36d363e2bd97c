package io.payloom.simulator;

import java.util.Arrays;
import java.util.function.Function;

/** The habits of the banks, one suffix of the amount each; the table in docs/bank-protocol.md says them in words. */
public enum Behaviour {
    SUCCESS("00", Reply.PLAIN, Opening::succeeds),
    DECLINED("01", Reply.PLAIN, Opening::declined),
    PROCESSING_THEN_SUCCESS(
            "02",
            Reply.PLAIN,
            opening -> opening.succeedsAfter(opening.timings().processingDelay(), Announcement.ONCE)),
    TIMEOUT_THEN_SUCCESS("03", Reply.HANG, Opening::booked),
    TIMEOUT_THEN_FAILURE("04", Reply.HANG, opening -> opening.fails(BankCode.CARD_REFUSED)),
    /** Has no course: the order never reaches the books. */
    NEVER_RECEIVED("05", Reply.CUT, Opening::staysOpen),
    FOUND_LATE("06", Reply.CUT, opening -> opening.booked()
            .hiddenUntil(opening.now().plus(opening.timings().lateVisibleDelay()))),
    UNKNOWN_CODE("07", Reply.PLAIN, opening -> opening.processing(BankCode.NOBODY_KNOWS)
            .then(opening.now().plus(opening.timings().processingDelay()), Announcement.NONE)),
    SERVER_ERROR("08", Reply.SERVER_ERROR, Opening::booked),
    GARBAGE("09", Reply.GARBAGE, Opening::booked),
    CUT_ANSWER("10", Reply.CUT_MIDWAY, Opening::booked),
    DUPLICATE_CALLBACKS(
            "11",
            Reply.PLAIN,
            opening -> opening.succeedsAfter(opening.timings().callbackDelay(), Announcement.THREE_TIMES)),
    CONTRADICTING_CALLBACK("12", Reply.PLAIN, opening -> opening.fails(BankCode.CARD_REFUSED)
            .then(opening.now().plus(opening.timings().surpriseDelay()), Announcement.ONCE)),
    CALLBACK_BEFORE_ANSWER(
            "13", Reply.AFTER_CALLBACK, opening -> opening.booked().announced(Announcement.ONCE)),
    PAID_AFTER_CLOSING("14", Reply.PLAIN, Opening::staysOpen),
    AMOUNT_MISMATCH(
            "15",
            Reply.PLAIN,
            opening -> opening.succeedsAfter(opening.timings().callbackDelay(), Announcement.ONCE)),
    BAD_SIGNATURE_FIRST(
            "16",
            Reply.PLAIN,
            opening -> opening.succeedsAfter(opening.timings().callbackDelay(), Announcement.BAD_SIGNATURE_FIRST)),
    SLOW("17", Reply.SLOW, Opening::succeeds),
    FAILS_ONCE(
            "18",
            Reply.PLAIN,
            opening -> opening.turn() % 2 == 0 ? opening.fails(BankCode.SYSTEM_FAILURE) : opening.succeeds()),
    MAINTENANCE("19", Reply.PLAIN, opening -> opening.fails(BankCode.MAINTENANCE)),
    EVERY_THIRD_DECLINED(
            "20", Reply.PLAIN, opening -> opening.turn() % 3 == 2 ? opening.declined() : opening.succeeds()),
    PAYER_NEVER_PAYS("21", Reply.PLAIN, Opening::staysOpen),
    PROCESSING_FOR_EVER("22", Reply.PLAIN, opening -> opening.processing(BankCode.PROCESSING)),
    LIMIT_EXCEEDED("23", Reply.PLAIN, opening -> opening.fails(BankCode.LIMIT_EXCEEDED));

    private final String suffix;
    private final Reply reply;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold nothing
    private final Function<Opening, Course> course;

    Behaviour(String suffix, Reply reply, Function<Opening, Course> course) {
        this.suffix = suffix;
        this.reply = reply;
        this.course = course;
    }

    /** The behaviour of this suffix; what stands in no table succeeds. */
    static Behaviour ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.suffix.equals(suffix))
                .findFirst()
                .orElse(SUCCESS);
    }

    public String suffix() {
        return suffix;
    }

    Reply reply() {
        return reply;
    }

    Course courseFrom(Opening opening) {
        return course.apply(opening);
    }

    /** What the bank books for an order on these terms. A wrong refund or payout is too small. */
    long booked(Terms terms) {
        if (this != AMOUNT_MISMATCH) {
            return terms.amount();
        }
        return terms.kind() == Kind.PAY && terms.payee() == null ? terms.amount() + 1 : terms.amount() - 1;
    }
}
