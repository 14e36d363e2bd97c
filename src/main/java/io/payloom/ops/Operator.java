package io.payloom.ops;

/** The person whose token the request carries; a parameter of methods of the operators' API. */
public record Operator(String name) {

    static final String ATTRIBUTE = Operator.class.getName();
}
