package io.payloom.transaction.decision;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface WordProposalMapper {

    /** Takes the place of the one that is there. */
    @Insert(
            """
            insert into word_proposal (subject_no, word, operator, reason, amount_value, amount_currency, why_second,
                                       proposed_at)
            values (#{subjectNo}, #{said.word}, #{said.operator}, #{said.reason}, #{amount.value}, #{amount.currency},
                    left(#{whySecond}, 200), #{now})
            on duplicate key update word = values(word), operator = values(operator), reason = values(reason),
              amount_value = values(amount_value), amount_currency = values(amount_currency),
              why_second = values(why_second), proposed_at = values(proposed_at)
            """)
    void propose(
            @Param("subjectNo") String subjectNo,
            @Param("said") WordProposals.Said said,
            @Param("amount") Money amount,
            @Param("whySecond") String whySecond,
            @Param("now") Instant now);

    /** Null when there is none. */
    @Select(
            """
            select subject_no, word, operator, reason, amount_value, amount_currency, why_second, proposed_at
            from word_proposal where subject_no = #{subjectNo}
            """)
    @Nullable
    WordProposal find(String subjectNo);

    @Delete("delete from word_proposal where subject_no = #{subjectNo}")
    int remove(String subjectNo);
}
