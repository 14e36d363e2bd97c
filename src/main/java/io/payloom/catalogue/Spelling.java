package io.payloom.catalogue;

import java.util.Locale;

/** Constants as the catalogue's file spells them. */
public final class Spelling {

    private Spelling() {}

    /** Lower case with hyphens, such as {@code not-in}; an order's element has a word of its own. */
    public static String of(Enum<?> constant) {
        return constant instanceof OrderElement element
                ? element.word()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
