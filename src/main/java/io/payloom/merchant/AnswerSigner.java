package io.payloom.merchant;

import java.util.Map;

/** Signs what we answer, so that the merchant can tell our answer from anybody else's. */
@FunctionalInterface
public interface AnswerSigner {

    /** The headers that carry the signature of this body; none when the merchant uses RSA and we have no own key. */
    Map<String, String> sign(byte[] body);
}
