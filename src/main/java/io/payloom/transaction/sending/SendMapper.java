package io.payloom.transaction.sending;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SendMapper {

    /** Of a send that has just begun. */
    @Update("update bank_transaction set sent_at = #{now} where transaction_no = #{transactionNo}")
    void sentAt(@Param("transactionNo") String transactionNo, @Param("now") Instant now);

    @Update("update bank_transaction set instance_key = #{instanceKey} where transaction_no = #{transactionNo}")
    void instanceIs(@Param("transactionNo") String transactionNo, @Param("instanceKey") String instanceKey);

    /** Whether another attempt of the order has succeeded. */
    @Select(
            """
            select exists (select 1 from bank_transaction
              where order_no = #{orderNo} and transaction_no <> #{transactionNo} and state = 'SUCCEEDED')
            """)
    boolean anotherSucceeded(@Param("orderNo") String orderNo, @Param("transactionNo") String transactionNo);
}
