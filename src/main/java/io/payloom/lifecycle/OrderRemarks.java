package io.payloom.lifecycle;

/** Writes into the journal of an order what somebody did about it without moving it; each kind of order brings one. */
public interface OrderRemarks {

    /** Does nothing about orders of other kinds. Joins the caller's transaction and locks the order until its end. */
    void remark(String orderNo, String actor, String words);
}
