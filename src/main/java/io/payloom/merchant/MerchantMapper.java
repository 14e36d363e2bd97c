package io.payloom.merchant;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface MerchantMapper {

    @Insert(
            """
            insert into merchant (id, name, notify_url, enabled, created_at, updated_at)
            values (#{merchant.id}, #{merchant.name}, #{merchant.notifyUrl}, #{merchant.enabled}, #{now}, #{now})
            on duplicate key update name = #{merchant.name}, notify_url = #{merchant.notifyUrl},
                                    enabled = #{merchant.enabled}, updated_at = #{now}
            """)
    void enroll(@Param("merchant") NewMerchant merchant, @Param("now") Instant now);

    @Select("select id, name, notify_url, enabled from merchant where id = #{merchantId}")
    @Nullable
    Merchant find(String merchantId);

    @Insert(
            """
            insert into merchant_webhook_secret (merchant_id, keyed_hash, secret, valid_from)
            values (#{merchantId}, #{keyedHash}, #{secret}, #{now})
            on duplicate key update id = id
            """)
    void addWebhookSecret(
            @Param("merchantId") String merchantId,
            @Param("keyedHash") String keyedHash,
            @Param("secret") byte[] secret,
            @Param("now") Instant now);

    @Update(
            """
            update merchant_webhook_secret set valid_until = #{end}
            where merchant_id = #{merchantId} and keyed_hash = #{keyedHash}
            """)
    void endWebhookSecret(
            @Param("merchantId") String merchantId, @Param("keyedHash") String keyedHash, @Param("end") Instant end);

    /** Its address with each of its valid secrets, newest first; one row without a secret when it has none. */
    @Select(
            """
            select m.id, m.notify_url, s.secret
            from merchant m
            left join merchant_webhook_secret s
              on s.merchant_id = m.id and s.valid_from <= #{now} and (s.valid_until is null or s.valid_until > #{now})
            where m.id = #{merchantId}
            order by s.valid_from desc, s.id desc
            """)
    List<Listener> listeners(@Param("merchantId") String merchantId, @Param("now") Instant now);

    record Listener(String id, @Nullable String notifyUrl, byte @Nullable [] secret) {}
}
