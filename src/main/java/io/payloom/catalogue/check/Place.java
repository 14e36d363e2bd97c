package io.payloom.catalogue.check;

import io.payloom.catalogue.Fault;
import java.util.List;
import java.util.function.BiConsumer;

/** A place in the catalogue, and the faults found there and below. */
record Place(String pointer, List<Fault> faults) {

    Place at(String key) {
        return new Place(pointer + "/" + key, faults);
    }

    Place at(int index) {
        return at(String.valueOf(index));
    }

    void unless(boolean kept, String complaint) {
        if (!kept) {
            faults.add(new Fault(pointer, complaint));
        }
    }

    /** Looks at every element of the list that stands under the key. */
    <T> void each(String key, List<T> all, BiConsumer<T, Place> look) {
        Place list = at(key);
        for (int index = 0; index < all.size(); index++) {
            look.accept(all.get(index), list.at(index));
        }
    }

    /** Looks at every pair of the list; the place is the later one's. */
    <T> void eachPair(String key, List<T> all, PairCheck<T> look) {
        for (int later = 1; later < all.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                look.accept(all.get(earlier), all.get(later), at(key).at(later));
            }
        }
    }

    interface PairCheck<T> {
        void accept(T earlier, T later, Place place);
    }
}
