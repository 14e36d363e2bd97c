package io.payloom.lifecycle;

/** A step was asked for by a process instance that does not (or no longer) drive the subject. */
public class RunSuperseded extends RuntimeException {

    private final String subjectNo;
    private final String runKey;

    public RunSuperseded(String subjectNo, String runKey) {
        super(subjectNo + " is not driven by process instance " + runKey);
        this.subjectNo = subjectNo;
        this.runKey = runKey;
    }

    public String subjectNo() {
        return subjectNo;
    }

    /** Key of the root instance that asked, as a decimal string. */
    public String runKey() {
        return runKey;
    }
}
