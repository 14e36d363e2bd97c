package io.payloom.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Banks that are down: their connections are cut before anything is read. */
@Component
class Outages {

    private final Set<String> down = ConcurrentHashMap.newKeySet();

    void begin(String bank) {
        down.add(bank);
    }

    void end(String bank) {
        down.remove(bank);
    }

    boolean isDown(String bank) {
        return down.contains(bank);
    }

    boolean cover(String path) {
        return down.stream().anyMatch(bank -> path.startsWith("/banks/" + bank + "/"));
    }
}
