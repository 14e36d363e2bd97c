package io.payloom.refund;

import io.payloom.vault.PayeeVault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RefundPayoutMapper {

    String COLUMNS =
            """
            select p.id, p.refund_no, p.state, p.payee_token, p.payee_account, p.payee_name, p.payee_kind, p.institution,
                   p.amount_value, r.amount_currency, p.operator, p.reason, p.proposed_at, p.wrong_accounts,
                   p.second_operator, p.second_reason, p.payout_no
            from refund_payout p join refund r on r.refund_no = p.refund_no
            """;

    @Insert(
            """
            insert into refund_payout (refund_no, state, payee_token, payee_account, payee_name, payee_kind, institution,
              amount_value, operator, reason, proposed_at)
            values (#{refund.refundNo}, 'PROPOSED', #{token}, #{payee.maskedAccount}, #{payee.maskedName}, #{payee.kind},
              #{payee.institution}, #{amount}, #{word.operator}, #{word.reason}, #{now})
            """)
    void insert(
            @Param("refund") Refund refund,
            @Param("token") String token,
            @Param("payee") Masked payee,
            @Param("amount") long amount,
            @Param("word") Said word,
            @Param("now") Instant now);

    @Update(
            """
            update refund_payout set state = 'REPLACED', closed_at = #{now}
            where refund_no = #{refundNo} and state = 'PROPOSED'
            """)
    int replace(@Param("refundNo") String refundNo, @Param("now") Instant now);

    @Update(
            """
            update refund_payout
            set state = 'CONFIRMED', second_operator = #{word.operator}, second_reason = #{word.reason},
              payout_no = #{payoutNo}, closed_at = #{now}
            where id = #{id} and state = 'PROPOSED'
            """)
    int confirm(
            @Param("id") long id,
            @Param("word") Said word,
            @Param("payoutNo") String payoutNo,
            @Param("now") Instant now);

    @Update("update refund_payout set wrong_accounts = wrong_accounts + 1 where id = #{id}")
    void countWrongAccount(long id);

    @Update("update refund_payout set paid_value = #{paid} where payout_no = #{payoutNo}")
    void showPaid(@Param("payoutNo") String payoutNo, @Param("paid") long paid);

    @Select(COLUMNS + " where p.refund_no = #{refundNo} and p.state = 'PROPOSED'")
    Optional<RefundPayout> proposed(String refundNo);

    @Select(COLUMNS + " where p.refund_no = #{refundNo} order by p.id desc")
    List<RefundPayout> of(String refundNo);

    /** A payee as it may be seen. */
    record Masked(String maskedAccount, String maskedName, String kind, String institution) {

        static Masked of(PayeeVault.Payee payee) {
            return new Masked(payee.maskedAccount(), payee.maskedName(), payee.kind(), payee.institution());
        }
    }

    /** Who says something, and why. */
    record Said(String operator, String reason) {}
}
