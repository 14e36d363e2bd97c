package io.payloom.channel;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;

/**
 * Speaks one bank protocol, under the merchant number of the account that it is given. An adapter makes exactly one call
 * within the channel's deadline, repeats nothing, keeps no state, and never throws for what a bank or the network does.
 */
public interface ChannelAdapter {

    /** Name of the protocol, by which the catalogue's channels choose their adapter. */
    String protocol();

    BankAnswer submit(Channel channel, Account account, Submission submission);

    /** Gives back all or a part of a payment; the result is queried as that of any other order. */
    BankAnswer refund(Channel channel, Account account, RefundSubmission submission);

    /** Undoes a payment of the same bank day; the result is queried as that of any other order. */
    BankAnswer voidPayment(Channel channel, Account account, VoidSubmission submission);

    /**
     * Pays out, and hands on what is to stand on the payee's statement, in so far as the bank takes it; the result is
     * queried as that of any other order.
     */
    BankAnswer payout(Channel channel, Account account, PayoutSubmission submission);

    /** Asks what is on the account, of which payouts are paid. */
    BalanceAnswer balance(Channel channel, Account account, String currency);

    BankAnswer query(Channel channel, Account account, String bankOrderNo);

    BankAnswer close(Channel channel, Account account, String bankOrderNo);

    CallbackReading readCallback(Channel channel, RawMessage raw);
}
