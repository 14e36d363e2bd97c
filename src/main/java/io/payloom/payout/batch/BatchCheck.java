package io.payloom.payout.batch;

import static java.util.Objects.requireNonNull;

import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.payout.NewPayout;
import io.payloom.payout.request.CreatePayout;
import io.payloom.payout.request.PayoutRequests;
import io.payloom.payout.warning.Likenesses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Looks through the whole file of a batch before anything of it is accepted, and names everything that is wrong. */
@Component
class BatchCheck {

    /** Payouts of one file. */
    static final int MOST_LINES = 10_000;

    private static final int AT_ONCE = 500;

    private final PayoutRequests requests;
    private final Likenesses likenesses;
    private final BatchMapper mapper;

    BatchCheck(PayoutRequests requests, Likenesses likenesses, BatchMapper mapper) {
        this.requests = requests;
        this.likenesses = likenesses;
        this.mapper = mapper;
    }

    /** @throws RequestRefused when the file as a whole cannot be read, has no line or too many */
    Findings check(String merchantId, BatchFile file, Instant now) {
        Set<String> looks = new HashSet<>();
        Map<Integer, List<Violation>> faults = new TreeMap<>();
        Map<String, Integer> lineByNumber = new HashMap<>();
        int[] lines = {0};
        file.forEach(line -> {
            if (++lines[0] > MOST_LINES) {
                throw RequestRefused.invalid(
                        List.of(Violation.at("", "TOO_MANY_LINES", "A file has at most " + MOST_LINES + " payouts.")));
            }
            List<Violation> found = faults(merchantId, line, lineByNumber);
            if (found.isEmpty()) {
                looks.add(looksOf(merchantId, requireNonNull(line.request()), now));
            } else {
                faults.put(line.number(), found);
            }
        });
        if (lines[0] == 0) {
            throw RequestRefused.invalid(List.of(Violation.at("", "NO_LINES", "The file has no payouts.")));
        }
        refuseUsed(merchantId, lineByNumber, faults);
        return new Findings(lines[0], faults, looks);
    }

    private String looksOf(String merchantId, CreatePayout request, Instant now) {
        return likenesses.of(requests.newPayout(merchantId, request, NewPayout.Origin.ALONE), now);
    }

    private List<Violation> faults(String merchantId, BatchLine line, Map<String, Integer> lineByNumber) {
        List<Violation> faults = new ArrayList<>(line.faults());
        CreatePayout request = line.request();
        if (request != null) {
            requests.faults(merchantId, request).stream()
                    .filter(fault -> isNew(fault, line.faults()))
                    .forEach(faults::add);
        }
        duplicate(line, lineByNumber).ifPresent(faults::add);
        return faults;
    }

    /** What could not be read is not missing besides. */
    private static boolean isNew(Violation fault, List<Violation> unread) {
        return unread.stream().noneMatch(one -> Objects.equals(one.pointer(), fault.pointer()));
    }

    /** A number counts also in a line with other faults: whoever corrects those must not find it taken then. */
    private static Optional<Violation> duplicate(BatchLine line, Map<String, Integer> lineByNumber) {
        String number = line.merchantOrderNo();
        if (number == null || !number.matches(CreatePayout.MERCHANT_ORDER_NO)) {
            return Optional.empty();
        }
        return Optional.ofNullable(lineByNumber.putIfAbsent(number, line.number()))
                .map(earlier -> Violation.at("/merchantOrderNo", "DUPLICATE", "stands in line " + earlier + ", too"));
    }

    private void refuseUsed(
            String merchantId, Map<String, Integer> lineByNumber, Map<Integer, List<Violation>> faults) {
        List<String> numbers = new ArrayList<>(lineByNumber.keySet());
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            Collection<String> some = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
            mapper.used(merchantId, some).forEach(number -> faults.computeIfAbsent(
                            lineByNumber.get(number), line -> new ArrayList<>())
                    .add(Violation.at("/merchantOrderNo", "NUMBER_USED", "belongs to another of your payouts")));
        }
    }

    /**
     * What was found.
     *
     * @param faults by line
     * @param likenesses of the good lines
     */
    record Findings(int lines, Map<Integer, List<Violation>> faults, Set<String> likenesses) {

        /** As they stand in a problem: the pointer begins with the line. */
        List<Violation> inLines() {
            List<Violation> all = new ArrayList<>();
            faults.forEach((line, some) -> some.forEach(one -> all.add(Violation.at(
                    "/lines/" + line + (one.pointer() == null ? "" : one.pointer()), one.code(), one.detail()))));
            return all;
        }
    }
}
