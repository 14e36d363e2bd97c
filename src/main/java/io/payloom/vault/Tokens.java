package io.payloom.vault;

import com.github.f4b6a3.ulid.UlidCreator;

final class Tokens {

    private Tokens() {}

    static String next() {
        return "V" + UlidCreator.getUlid();
    }
}
