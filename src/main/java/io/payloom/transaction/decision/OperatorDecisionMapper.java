package io.payloom.transaction.decision;

import io.payloom.kernel.Money;
import io.payloom.transaction.BankTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface OperatorDecisionMapper {

    String COLUMNS =
            """
            select id, transaction_no, word, operator, reason, bank_said, amount_value, amount_currency, why_second, state,
                   decided_at, second_operator, second_reason, closed_at
            from operator_decision
            """;

    @Insert(
            """
            insert into operator_decision (transaction_no, word, operator, reason, bank_said, amount_value,
                                           amount_currency, why_second, state, decided_at)
            values (#{of.transactionNo}, #{word.word}, #{word.operator}, #{word.reason},
                    left(coalesce(#{of.answer.lastAnswer}, 'nothing'), 200), #{amount.value}, #{amount.currency},
                    left(#{whySecond}, 200), #{state}, #{now})
            """)
    void insert(
            @Param("of") BankTransaction transaction,
            @Param("word") OperatorWord word,
            @Param("amount") @Nullable Money amount,
            @Param("whySecond") @Nullable String whySecond,
            @Param("state") OperatorDecision.State state,
            @Param("now") Instant now);

    @Update(
            """
            update operator_decision set state = 'REPLACED', closed_at = #{now}
            where transaction_no = #{transactionNo} and state = 'PROPOSED'
            """)
    int replaceProposals(@Param("transactionNo") String transactionNo, @Param("now") Instant now);

    @Update(
            """
            update operator_decision
            set state = #{state}, second_operator = #{second}, second_reason = #{reason}, closed_at = #{now}
            where id = #{id} and state = 'PROPOSED'
            """)
    int close(
            @Param("id") long id,
            @Param("state") OperatorDecision.State state,
            @Param("second") String second,
            @Param("reason") String reason,
            @Param("now") Instant now);

    @Select(COLUMNS + " where transaction_no = #{transactionNo} and state = 'PROPOSED' order by id desc limit 1")
    Optional<OperatorDecision> proposal(String transactionNo);

    @Select(COLUMNS + " where transaction_no = #{transactionNo} order by id")
    List<OperatorDecision> of(String transactionNo);

    /** The transaction waits that long for its bank. */
    @Update(
            """
            update bank_transaction set next_query_at = #{at}, watch_at = #{watchAt}
            where transaction_no = #{transactionNo}
            """)
    void planNextQuery(
            @Param("transactionNo") String transactionNo, @Param("at") Instant at, @Param("watchAt") Instant watchAt);
}
