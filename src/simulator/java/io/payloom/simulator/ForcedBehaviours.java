package io.payloom.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Behaviours asked for by the control API; where several fit an order, the oldest is taken. */
@Component
class ForcedBehaviours {

    private final List<Force> forces = new ArrayList<>();

    synchronized void add(Force force) {
        forces.add(force);
    }

    synchronized List<Force> all() {
        return List.copyOf(forces);
    }

    synchronized void clear() {
        forces.clear();
    }

    synchronized Optional<Behaviour> take(OrderKey key, Terms terms) {
        for (int i = 0; i < forces.size(); i++) {
            Force force = forces.get(i);
            if (force.fits(key, terms)) {
                Force left = force.used();
                if (left == null) {
                    forces.remove(i);
                } else {
                    forces.set(i, left);
                }
                return Optional.of(force.behaviour());
            }
        }
        return Optional.empty();
    }
}
