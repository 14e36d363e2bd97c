package io.payloom.latemoney;

import io.payloom.transaction.BankTransactionContradicted;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface CaseMapper {

    String COLUMNS =
            """
            select case_no, transaction_no, order_no, merchant_id, kind, words, state, version, refund_attempts,
                   created_at, final_at
            from money_case
            """;

    /** Throws DuplicateKeyException when there is a case of this kind about this transaction. */
    @Insert(
            """
            insert into money_case (case_no, transaction_no, order_no, merchant_id, kind, words, state, version,
                                    refund_attempts, created_at)
            values (#{caseNo}, #{found.transactionNo}, #{found.orderNo}, #{found.merchantId}, #{found.kind},
                    left(#{found.words}, 500), 'OPEN', 1, 0, #{now})
            """)
    void insert(
            @Param("caseNo") String caseNo,
            @Param("found") BankTransactionContradicted found,
            @Param("now") Instant now);

    /** Null when there is none. */
    @Select(COLUMNS + " where case_no = #{caseNo}")
    @Nullable
    MoneyCase find(String caseNo);

    /** Null when there is none. */
    @Select(COLUMNS + " where case_no = #{caseNo} for update")
    @Nullable
    MoneyCase lockIfAny(String caseNo);

    @Select(COLUMNS + " where case_no = #{caseNo} for update")
    MoneyCase lock(String caseNo);

    @Select(COLUMNS + " where order_no = #{orderNo} order by created_at, case_no")
    List<MoneyCase> of(String orderNo);

    @Update(
            """
            update money_case
            set state = #{next}, version = version + 1, final_at = #{finalAt},
                refund_attempts = refund_attempts + case when #{next} = 'REFUNDING' then 1 else 0 end
            where case_no = #{row.caseNo} and state = #{row.state} and version = #{row.version}
            """)
    int move(@Param("row") MoneyCase row, @Param("next") CaseState next, @Param("finalAt") @Nullable Instant finalAt);

    /** Gives the row the version of a journal line that moves nothing. */
    @Update("update money_case set version = version + 1 where case_no = #{caseNo} and version = #{version}")
    int remark(MoneyCase row);
}
