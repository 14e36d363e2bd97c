package io.payloom.transaction.callback;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface CallbackMapper {

    /** The number of the transaction that the bank knows by its own. */
    @Select(
            """
            select transaction_no from bank_transaction where channel = #{channel} and bank_order_no = #{bankOrderNo}
            """)
    Optional<String> noOf(@Param("channel") String channel, @Param("bankOrderNo") String bankOrderNo);

    /** Throws DuplicateKeyException when the same message of the same channel is there already. */
    @Insert(
            """
            insert into bank_message (channel, digest, transaction_no, ciphertext, received_at)
            values (#{channel}, #{digest}, #{transactionNo}, #{ciphertext}, #{now})
            """)
    void keepMessage(
            @Param("channel") String channel,
            @Param("digest") String digest,
            @Param("transactionNo") @Nullable String transactionNo,
            @Param("ciphertext") byte[] ciphertext,
            @Param("now") Instant now);
}
