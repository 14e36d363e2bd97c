package io.payloom.lifecycle;

import io.payloom.database.Database;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Accepts what a merchant asks for once: the merchant's number is unique for ever by a key of the table, and of two who come
 * with it at the same time the second meets what the first has written.
 */
@Component
public class AcceptOnce {

    private final Database database;

    AcceptOnce(Database database) {
        this.database = database;
    }

    /**
     * Accepts it, or says what is known under its number.
     *
     * @param anew writes it, in a transaction of its own
     * @param known what is known under the merchant's number: the same request again, or another one
     */
    public <A> A accept(Supplier<A> anew, Supplier<Optional<A>> known) {
        try {
            return database.inTransaction(anew);
        } catch (DuplicateKeyException numberInUse) {
            return known.get().orElseThrow(() -> numberInUse);
        }
    }

    /** The same where it may be refused: what was accepted once is not judged again. */
    public <A> A acceptUnknown(Supplier<A> anew, Supplier<Optional<A>> known) {
        return known.get().orElseGet(() -> accept(anew, known));
    }
}
