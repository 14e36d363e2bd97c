package io.payloom.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation of the API that accepts something once. What its answer 201 has in headers, and how its caller may wait when it
 * takes {@code Prefer}, goes into its description.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Creates {

    /** What it is called in a sentence, such as "payout". */
    String value();

    /** What a caller may wait for, as a clause; that it is final when nothing is said. */
    String waitsUntil() default "";
}
