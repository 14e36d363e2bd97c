package io.payloom.lifecycle;

/** The processes that are started through the outbox, with the variable that names their subject. */
public enum ProcessKind {
    PAYMENT("payment", "orderNo"),
    REFUND("refund", "refundNo"),
    PAYOUT("payout", "orderNo"),
    MERCHANT_NOTIFICATION("merchant-notification", "notificationNo"),
    LATE_MONEY("late-money", "caseNo");

    private final String processId;
    private final String subjectVariable;

    ProcessKind(String processId, String subjectVariable) {
        this.processId = processId;
        this.subjectVariable = subjectVariable;
    }

    /** The process id in the diagrams; its start message is this id followed by {@code -due}. */
    public String processId() {
        return processId;
    }

    public String startMessage() {
        return processId + "-due";
    }

    String variablesFor(String subjectNo) {
        return "{\"" + subjectVariable + "\":\"" + subjectNo + "\"}";
    }
}
