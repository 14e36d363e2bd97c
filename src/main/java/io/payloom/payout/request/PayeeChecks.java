package io.payloom.payout.request;

import io.payloom.api.Violation;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import io.payloom.payout.Payout;
import io.payloom.payout.warning.CardLike;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with a payee beyond its single fields, by what the merchant's channels need. */
@Component
public class PayeeChecks {

    private final Catalogues catalogues;

    PayeeChecks(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** Each points into {@code /payee}. */
    public List<Violation> contradictions(String merchantId, @Nullable PayeeData payee) {
        List<Violation> found = new ArrayList<>();
        if (lacksCnaps(merchantId, payee)) {
            found.add(Violation.at(
                    "/payee/cnaps",
                    "REQUIRED",
                    "is required: every channel to this bank needs it for this kind of payee"));
        }
        if (isRefusedCard(merchantId, payee)) {
            found.add(Violation.at(
                    "/payee/account",
                    "CHECK_DIGIT_WRONG",
                    "looks like the number of a card, and its last digit does not fit; look whether digits were lost"));
        }
        return found;
    }

    /** Whether there are channels for such a payout, and all of them refuse what looks like a card and is none. */
    private boolean isRefusedCard(String merchantId, @Nullable PayeeData payee) {
        if (payee == null || payee.kind() == null || payee.institution() == null || payee.account() == null) {
            return false;
        }
        if (!CardLike.isWrong(payee.kind(), payee.account())) {
            return false;
        }
        List<ChannelInterface> offers = offers(merchantId, payee.kind(), payee.institution());
        return !offers.isEmpty() && offers.stream().allMatch(ChannelInterface::checkDigitRequired);
    }

    /** Whether there are channels for such a payout, and all of them need what it does not say. */
    private boolean lacksCnaps(String merchantId, @Nullable PayeeData payee) {
        if (payee == null || payee.kind() == null || payee.institution() == null || payee.cnaps() != null) {
            return false;
        }
        List<ChannelInterface> offers = offers(merchantId, payee.kind(), payee.institution());
        return !offers.isEmpty()
                && offers.stream().allMatch(offer -> offer.cnapsTypes().contains(payee.kind()));
    }

    private List<ChannelInterface> offers(String merchantId, String kind, String institution) {
        Catalogue catalogue = catalogues.current();
        return catalogue.pools(merchantId, Operation.PAYOUT, Payout.METHOD, kind).stream()
                .flatMap(pool -> pool.accounts().stream())
                .map(account -> catalogue.channelOfAccount(account).flatMap(channel -> channel.offer(Operation.PAYOUT)))
                .flatMap(Optional::stream)
                .filter(offer -> offer.types().contains(kind))
                .filter(offer ->
                        offer.institutions().isEmpty() || offer.institutions().contains(institution))
                .toList();
    }
}
