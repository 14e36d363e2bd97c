package io.payloom.alert;

/** What became of somebody's wish to acknowledge an alert. */
public sealed interface Acknowledgement {

    /** The alert is not open any more; its next occurrence opens it again. */
    record Given(Alerts.Alert alert) implements Acknowledgement {}

    /** Nothing changed: somebody else was faster. */
    record GivenBefore(Alerts.Alert alert) implements Acknowledgement {}

    /** There is no such alert. */
    record Unknown() implements Acknowledgement {}
}
