package io.payloom.catalogue.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Lists in one column. */
final class Words {

    private Words() {}

    static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String join(List<String> words) {
        return String.join(",", words);
    }

    static String joinSorted(Collection<String> words) {
        return String.join(",", words.stream().sorted().toList());
    }
}
