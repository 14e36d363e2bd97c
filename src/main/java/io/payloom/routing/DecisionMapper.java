package io.payloom.routing;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface DecisionMapper {

    /** Throws DuplicateKeyException when the attempt is decided already; waits for one that is being written. */
    @Insert(
            """
            insert into route_decision (order_no, attempt, channel_code, account_code, pool_code, catalogue_version, payer_keys,
                                        parts, explanation, decided_at)
            values (#{orderNo}, #{attempt}, #{channelCode}, #{accountCode}, #{poolCode}, #{catalogueVersion}, #{payerKeys},
                    #{parts}, #{explanation}, #{decidedAt})
            """)
    void insert(DecisionRow row);

    @Select(
            """
            select order_no, attempt, channel_code, account_code, pool_code, catalogue_version, payer_keys, parts, explanation,
                   decided_at
            from route_decision where order_no = #{orderNo} and attempt = #{attempt}
            """)
    @Nullable
    DecisionRow find(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    @Select(
            """
            select order_no, attempt, channel_code, account_code, pool_code, catalogue_version, payer_keys, parts, explanation,
                   decided_at
            from route_decision where order_no = #{orderNo} order by attempt
            """)
    List<DecisionRow> of(String orderNo);

    /** Separated by commas; null when nobody knows who pays, or there is no such decision. */
    @Select("select payer_keys from route_decision where order_no = #{orderNo} and attempt = #{attempt}")
    @Nullable
    String payerKeys(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    /** Orders that were given to the account and have no bank transaction for it. */
    @Select(
            """
            select d.order_no from route_decision d
            where d.account_code = #{account} and d.decided_at > #{since}
              and not exists (select 1 from bank_transaction t
                              where t.order_no = d.order_no and t.attempt = d.attempt)
            limit #{most}
            """)
    List<String> unsent(@Param("account") String account, @Param("since") Instant since, @Param("most") int most);
}
