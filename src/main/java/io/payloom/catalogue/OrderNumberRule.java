package io.payloom.catalogue;

/**
 * How a channel wants its bank order numbers: prefix, date in the channel's time zone, running number.
 *
 * @param prefix unique among the channels that share a bank's merchant number
 * @param digitsOnly whether the prefix too may have digits only
 * @param maxLength longest number that the bank takes
 */
public record OrderNumberRule(String prefix, boolean digitsOnly, int maxLength) {}
