package io.payloom.api;

/** The merchant whose signature the request carries; a parameter of API methods. */
public record AuthenticatedMerchant(String id) {

    public static final String ATTRIBUTE = AuthenticatedMerchant.class.getName();
}
