package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageRequestTests {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRS";

    @Test
    void anotherPageFollowsWhenOneMoreWasFoundThanIsShown() {
        PageRequest request = PageRequest.of(2, null);

        assertThat(request.lookFor()).isEqualTo(3);
        Page first = request.of(numbers(3), number -> number, String::toLowerCase, Page::new);
        assertThat(first.items()).hasSize(2).allMatch(item -> item.startsWith("p"));
        assertThat(first.hasMore()).isTrue();
        assertThat(PageRequest.of(2, first.nextCursor()).before())
                .isEqualTo(numbers(3).get(1));
    }

    @Test
    void theLastPageHasNoCursor() {
        Page last = PageRequest.of(2, null).of(numbers(2), number -> number, number -> number, Page::new);

        assertThat(last).isEqualTo(new Page(numbers(2), false, null));
    }

    @Test
    void whatWasLookedForByItsNumberIsAlone() {
        assertThat(PageRequest.only(Optional.of("P1"), String::toLowerCase, Page::new))
                .isEqualTo(new Page(List.of("p1"), false, null));
        assertThat(PageRequest.only(Optional.<String>empty(), String::toLowerCase, Page::new))
                .isEqualTo(new Page(List.of(), false, null));
    }

    @Test
    void refusesWhatNoPageCanBe() {
        assertThat(PageRequest.of(100, null).limit()).isEqualTo(100);
        for (int limit : new int[] {0, 101}) {
            assertThatThrownBy(() -> PageRequest.of(limit, null)).isInstanceOf(RequestRefused.class);
        }
        assertThatThrownBy(() -> PageRequest.of(1, "made-up")).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> MerchantNumber.check("merchantOrderNo", "a b")).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> MerchantNumber.check("merchantOrderNo", "a".repeat(65)))
                .isInstanceOf(RequestRefused.class);
        MerchantNumber.check("merchantOrderNo", "a".repeat(64));
        MerchantNumber.check("merchantOrderNo", null);
    }

    private static List<String> numbers(int many) {
        return IntStream.range(0, many)
                .mapToObj(index -> "P" + LETTERS.substring(0, 25) + LETTERS.charAt(index))
                .toList();
    }

    private record Page(
            List<String> items, boolean hasMore, @Nullable String nextCursor) {}
}
