package io.payloom.transaction.translation;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.TransactionState;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface UnexplainedAnswerMapper {

    /** One row, unless the same is kept already; the transaction must be locked. */
    @Insert(
            """
            insert into unexplained_answer (transaction_no, ended_as, code, sub_code, amount_value, amount_currency,
                                            bank_reference, heard_at)
            select #{ended.transactionNo}, #{ended.state}, left(#{judgement.heard.code}, 64),
                   left(#{judgement.heard.subCode}, 64), #{judgement.heard.amountValue}, #{judgement.heard.amountCurrency},
                   left(#{judgement.bankReference}, 64), #{now}
            from dual
            where not exists (
              select 1 from unexplained_answer
              where transaction_no = #{ended.transactionNo} and ended_as = #{ended.state}
                and code = left(#{judgement.heard.code}, 64) and sub_code <=> left(#{judgement.heard.subCode}, 64)
                and amount_value <=> #{judgement.heard.amountValue}
                and amount_currency <=> #{judgement.heard.amountCurrency})
            """)
    int keep(@Param("ended") BankTransaction ended, @Param("judgement") Judgement judgement, @Param("now") Instant now);

    /** First what was heard first. */
    @Select(
            """
            select t.merchant_id, t.channel, t.operation, a.code, a.sub_code
            from unexplained_answer a join bank_transaction t on t.transaction_no = a.transaction_no
            group by t.merchant_id, t.channel, t.operation, a.code, a.sub_code
            order by min(a.id)
            """)
    List<WaitingCode> codes();

    /** In the order in which they were heard, from the one after {@code last}. */
    @Select(
            """
            select a.id, a.transaction_no, a.ended_as, a.code, a.sub_code, a.amount_value, a.amount_currency,
                   a.bank_reference
            from unexplained_answer a join bank_transaction t on t.transaction_no = a.transaction_no
            where a.id > #{last} and a.code = #{waiting.code} and a.sub_code <=> #{waiting.subCode}
              and t.merchant_id = #{waiting.merchantId} and t.channel = #{waiting.channel}
              and t.operation = #{waiting.operation}
            order by a.id limit #{most}
            """)
    List<UnexplainedAnswer> in(
            @Param("waiting") WaitingCode waiting, @Param("last") long last, @Param("most") int most);

    /** What was said after the given answer was said of the transaction as it stands by that. */
    @Update(
            """
            update unexplained_answer set ended_as = #{state}
            where transaction_no = #{before.transactionNo} and id > #{before.id} and ended_as = #{before.endedAs}
            """)
    void standAs(@Param("state") TransactionState state, @Param("before") UnexplainedAnswer before);

    @Delete("delete from unexplained_answer where id = #{id}")
    int remove(long id);
}
