package io.payloom.transaction.translation;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface WaitingCodeMapper {

    /** The codes without a meaning that unfinished transactions wait for. */
    @Select(
            """
            select distinct merchant_id, channel, operation, answer_code as code, answer_sub_code as sub_code
            from bank_transaction
            where untranslated = 1 and final_at is null
            """)
    List<WaitingCode> waitingCodes();

    /** In the order of their numbers, from the one after {@code last}. */
    @Select(
            """
            select transaction_no from bank_transaction
            where untranslated = 1 and final_at is null and channel = #{waiting.channel}
              and answer_code = #{waiting.code}
              and coalesce(answer_sub_code, '') = coalesce(#{waiting.subCode}, '')
              and merchant_id = #{waiting.merchantId} and operation = #{waiting.operation}
              and transaction_no > #{last}
            order by transaction_no limit #{most}
            """)
    List<String> waitingFor(@Param("waiting") WaitingCode waiting, @Param("last") String last, @Param("most") int most);
}
