package io.payloom.catalogue;

/** A bank or wallet behind channels, such as {@code ICBC}. */
public record Institution(String code, String name) {}
